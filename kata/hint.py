"""`kata hint`: what the last check found, then one more step towards the solution each time: a thought, the tool,
nearly the code.

How many steps were shown is remembered. A check that passes, and a reset, begin the count anew; a STEP that is named
is shown, and the count goes on from there.
"""

import argparse
import importlib
from collections.abc import Sequence

from kata import record, room, stubs
from kata.language import _
from kata.record import NOT_STARTED, Record
from kata.screen import as_told
from kata.sheet import Sheet


def main(options: argparse.Namespace) -> int:
    exercise = room.find(options.exercise)
    known, steps = record.load(exercise), hints(exercise)
    wanted = known.hints + 1 if options.step is None else options.step
    step = min(max(wanted, 1), len(steps))
    record.hint_shown(exercise, step)
    sheet = Sheet()
    sheet.title(exercise.title, _("hint {step} of {all}").format(step=step, all=len(steps)))
    _last_verdict(sheet, exercise, known)
    sheet.add()
    sheet.text(steps[step - 1])
    sheet.add()
    sheet.next_step(_more(exercise, step, steps, again=wanted > len(steps)))
    sheet.show()
    return 0


def hints(exercise: room.Exercise) -> tuple[str, ...]:
    """The steps, which stand in the exercise's grader as `HINTS`."""
    found: tuple[str, ...] = importlib.import_module(f"graders.{exercise.stem}").HINTS
    return found


def _last_verdict(sheet: Sheet, exercise: room.Exercise, known: Record) -> None:
    """The first failure of the last check, which is nearer to the learner's file than any hint."""
    proofs = known.verdict.proofs if known.verdict else ()
    failed = next((proof for proof in proofs if proof.status == "failed"), None)
    if failed is None or failed.code == NOT_STARTED or stubs.is_changed(exercise) is False:
        return
    sheet.add()
    code = as_told(failed.code or "")  # a record is a file, and anybody may have written it
    sheet.text(_("The last check found `{code}`.").format(code=code) + _since(exercise, known))
    rows = {"": failed.where or "", _("seen"): failed.seen, _("wanted"): failed.wanted, _("try"): failed.hint}
    sheet.labelled([(label, as_told(text)) for label, text in rows.items()], indent=4)


def _since(exercise: room.Exercise, known: Record) -> str:
    try:
        changed = exercise.file().stat().st_mtime > known.checked
    except OSError:
        return ""
    return " " + _("Your file has changed since.") if changed else ""


def _more(exercise: room.Exercise, step: int, steps: Sequence[str], again: bool) -> str:
    """What to type next."""
    if step < len(steps):
        text = _("one step more: make hint EX={n} · make check EX={n}")
    elif again:
        text = _("the last step, shown again; the solution: make compare EX={n} FORCE=1")
    else:
        text = _("this was the last step; the solution: make compare EX={n} FORCE=1")
    return text.format(n=exercise.number)
