"""`kata progress`: the course by its stages, where the learner is in it, and what is next. Nothing is graded."""

import argparse
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.text import Text

from kata import record, room, stubs
from kata.language import _
from kata.record import Record, State
from kata.room import ROOT, Exercise, shown
from kata.sheet import Sheet
from kata.stages import STAGES, Stage

MARKS: dict[State, str] = {"passed": "✓", "failing again": "!", "tried": "✗", "not started": "·"}
STYLES: dict[State, str] = {"passed": "green", "failing again": "red", "tried": "yellow", "not started": "dim"}
COLUMN = 38  # cells: two beside each other fit into 80
ONE_BELOW_THE_OTHER = 64  # cells: a terminal that is narrower has one column


def main(options: argparse.Namespace) -> int:
    """Always 0: where one is in a course is neither right nor wrong."""
    records = {one: record.load(one) for one in room.exercises()}
    states = {one: state_of(one, known) for one, known in records.items()}
    passed = sum(state == "passed" for state in states.values())
    sheet = Sheet()
    sheet.title(_("The course"), _("{n} of {all} passed").format(n=passed, all=len(states)))
    for stage in STAGES:
        _stage(sheet, stage, states)
    sheet.add()
    sheet.text(_legend(Counter(states.values())))
    sheet.add()
    following = next_of(states, records)
    sheet.next_step(_command(following, records.get(following), states) if following else _("all passed: make report"))
    sheet.show()
    return 0


def state_of(exercise: Exercise, known: Record) -> State:
    """What the checks say. Before the first pass the file says it too: it is the stub, or something was begun."""
    if known.state not in ("tried", "not started"):
        return known.state
    changed = stubs.is_changed(exercise)
    return known.state if changed is None else "tried" if changed else "not started"


def next_of(states: Mapping[Exercise, State], records: Mapping[Exercise, Record]) -> Exercise | None:
    """The exercise to go on with: the first not passed from the last checked one on, then from the beginning."""
    latest = max(records, key=lambda one: records[one].checked, default=None)
    start = int(latest.number) if latest and records[latest].checked else 0
    left = [one for one, state in states.items() if state != "passed"]
    return min(left, key=lambda one: (int(one.number) < start, one.number), default=None)


def guide(stage: Stage) -> Path | None:
    """The page of the guide that belongs to the stage, if there is one."""
    return next(iter(sorted((ROOT / "guide").glob(f"{stage.letter}-*.md"))), None)


def _stage(sheet: Sheet, stage: Stage, states: Mapping[Exercise, State]) -> None:
    mine = stage.of(states)
    if not mine:
        return
    passed = sum(states[one] == "passed" for one in mine)
    count = _("{n} of {all}").format(n=passed, all=len(mine))
    read = guide(stage)
    sheet.add()
    sheet.title(stage.title, f"{shown(read)}   {count}" if read else count)
    cells = [_cell(one, states[one]) for one in mine]
    columns = 2 if sheet.console.width >= ONE_BELOW_THE_OTHER else 1
    for start in range(0, len(cells), columns):
        sheet.add(_row(cells[start : start + columns], sheet.console.width // columns))


def _cell(exercise: Exercise, state: State) -> Text:
    style = STYLES[state]
    return Text.assemble((f"{MARKS[state]} ", style), (exercise.title, "dim" if state == "not started" else ""))


def _row(cells: Sequence[Text], width: int) -> Text:
    row = Text()
    for cell in cells:
        cell.truncate(min(width, COLUMN) - 2, overflow="ellipsis", pad=cell is not cells[-1])
        row.append("  ").append(cell)
    return row


def _legend(counts: Mapping[State, int]) -> str:
    """`✓ passed   ✗ not yet …`, of what there is."""
    names: dict[State, str] = {
        "passed": _("passed"),
        "tried": _("begun, not passed yet"),
        "failing again": _("passed once, failing again"),
        "not started": _("not started"),
    }
    return "   ".join(f"{MARKS[state]} {name}" for state, name in names.items() if counts[state])


def _command(exercise: Exercise, known: Record | None, states: Mapping[Exercise, State]) -> str:
    if states[exercise] == "not started":
        return _("next: make task EX={n}").format(n=exercise.number)
    checked = known and known.verdict and known.verdict.status == "failed"
    check = _("next: make check EX={n}").format(n=exercise.number)
    return f"{check} · make hint EX={exercise.number}" if checked else check
