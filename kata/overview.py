"""The table of `make check` for all exercises: where the learner stands, and what is next."""

import contextlib
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import IO

from rich.console import Console, Group, RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text

from kata.draw import duration
from kata.evidence import KINDS, Kind, Proof, Verdict
from kata.language import _
from kata.room import Exercise
from kata.screen import MARKS, NOT_STARTED, STYLES
from kata.terminal import Carried, terminal

NOT_ASKED = "·"
GRAVEST_FIRST = ("failed", "skipped", "waived", "passed")
ROOMY, TIGHT = 97, 76  # cells that the table takes with the names of the proofs in full, and with three letters of each
STATE_STYLES = {"passed": "green", "failed": "yellow", "inconclusive": "yellow", NOT_STARTED: "dim"}


def show(
    verdicts: Sequence[Verdict], file: IO[str] | None = None, width: int | None = None, colour: bool | None = None
) -> None:
    """Print the table of all `verdicts` to `file` (stdout)."""
    console = terminal(file, width, colour)
    console.print(table(verdicts, console))


def table(verdicts: Sequence[Verdict], console: Console) -> RenderableType:
    """A row for each verdict with its six proofs, a line of totals, and the exercise to go on with."""
    letters = 7 if console.width >= ROOMY else 3 if console.width >= TIGHT else 1
    grid = Table(box=None, padding=(0, 2 if letters == 7 else 1, 0, 0), pad_edge=False, header_style="dim")
    for heading in (_("exercise"), _("state")):
        grid.add_column(Text(heading))
    for kind in KINDS:
        grid.add_column(Text(kind[:letters]), justify="center", no_wrap=True)
    grid.add_column(Text(_("time")), justify="right", no_wrap=True)
    for verdict in verdicts:
        grid.add_row(*_cells(verdict))
    return Carried(Group(grid, Text(), _totals(verdicts), *_next(verdicts), _legend()))


@contextlib.contextmanager
def progress(exercises: int, file: IO[str] | None = None) -> Iterator[Callable[[str, Proof], None]]:
    """A bar on a terminal's `file` (stderr) that counts `exercises`; tell it each proof, with the exercise's stem.

    It is redrawn when it is told something, not by a thread: the judge forks, and that does not go with threads.
    """
    console = terminal(file or sys.stderr)
    columns = (BarColumn(24), MofNCompleteColumn(), TextColumn("{task.description}", markup=False))
    bar = Progress(
        *columns,
        console=console,
        disable=not console.is_terminal,
        auto_refresh=False,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    task = bar.add_task("", total=exercises)
    heard: set[str] = set()

    def tell(stem: str, proof: Proof) -> None:
        heard.add(stem)
        bar.update(task, completed=len(heard) - 1, description=f"{Exercise(stem).title} · {proof.kind}", refresh=True)

    with bar:
        yield tell


def _cells(verdict: Verdict) -> list[Text]:
    state = _state(verdict)
    quiet = "dim" if state == NOT_STARTED else ""
    name = Text(Exercise(verdict.exercise).title, quiet, no_wrap=True, overflow="ellipsis")
    named = Text(_named(state), STATE_STYLES[state], no_wrap=True)
    return [name, named, *(_mark(verdict, kind) for kind in KINDS), Text(duration(verdict.seconds), "dim")]


def _mark(verdict: Verdict, kind: Kind) -> Text:
    """The gravest of what became of the proofs of one kind. An exercise that is not started has nothing to judge."""
    statuses = {proof.status for proof in verdict.proofs if proof.kind == kind}
    if not statuses or _state(verdict) == NOT_STARTED:
        return Text(NOT_ASKED, "dim")
    gravest = min(statuses, key=GRAVEST_FIRST.index)
    return Text(MARKS[gravest], STYLES[gravest])


def _state(verdict: Verdict) -> str:
    return NOT_STARTED if verdict.diagnosis == NOT_STARTED else verdict.status


def _named(state: str) -> str:
    names = {"passed": _("passed"), "failed": _("not yet"), "inconclusive": _("inconclusive")}
    return names.get(state, _("not started"))


def _totals(verdicts: Sequence[Verdict]) -> Text:
    """`12 passed · 3 not yet · 25 not started · 14.20 s`"""
    counts = Counter(map(_state, verdicts))
    parts = [Text(f"{counts[state]} {_named(state)}", style) for state, style in STATE_STYLES.items() if counts[state]]
    return Text(" · ").join([*parts, Text(duration(sum(verdict.seconds for verdict in verdicts)))])


def _next(verdicts: Sequence[Verdict]) -> list[Text]:
    """The first exercise that is not passed."""
    number = next((Exercise(verdict.exercise).number for verdict in verdicts if verdict.status == "failed"), None)
    return [Text(_("next: make check EX={n}").format(n=number), "cyan")] if number else []


def _legend() -> Text:
    return Text(_("✓ proven   ✗ not yet   – could not be judged   · not asked"), "dim")
