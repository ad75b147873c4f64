"""`kata compare`: the learner's file and the solution as a diff, why it works, other right ways, and a race."""

import argparse
import contextlib
import importlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from rich.console import Console
from rich.text import Text

from kata import raced, record, room
from kata.differences import Line, differences, paragraphs
from kata.draw import visible
from kata.language import _
from kata.parent import end_warm_parent, imports_for, warm_parent
from kata.race_screen import race as race_screen
from kata.room import Exercise
from kata.terminal import Carried, terminal

GUTTER = 8  # cells before a line of code: its number and its sign
SIGNS = {"-": "red", "+": "green", " ": "", "…": "dim"}


def main(options: argparse.Namespace) -> int:
    """0 when all was shown; 1 when the learner's file does not pass, which `--force` does not ask for."""
    exercise = room.find(options.exercise)
    file, solution = (room.submission_file(exercise.file(where)) for where in ("exercises", "solutions"))
    warm_parent(imports_for({exercise.stem: file}))
    console = terminal()
    try:
        if not options.force and not _passes(exercise, file):
            text = _("{title} does not pass yet: make check EX={n} tells why. To compare anyway, add FORCE=1.")
            console.print(Carried(Text(text.format(title=exercise.title, n=exercise.number))))
            return 1
        _show_files(exercise, file, solution, console)
        _show_race(exercise, file, solution, console)
    finally:
        end_warm_parent()
    return 0


def _passes(exercise: Exercise, file: Path) -> bool:
    """Whether it passes as it is now: it may have changed since its last check. Kept, like any other check."""
    from kata.grade import grade

    verdict = grade([exercise], lambda _exercise: file, keep_warm=True)[0]
    record.keep(exercise, verdict)
    return verdict.status == "passed"


def _show_files(exercise: Exercise, file: Path, solution: Path, console: Console) -> None:
    mine, theirs = (one.read_bytes().decode("utf-8", "replace") for one in (file, solution))
    found = differences(mine, theirs)
    lines = [Text.assemble((exercise.title, "bold"), "   ", (_("- yours   + the solution"), "dim")), Text()]
    lines += [_line(line, console) for line in found]
    if not found:
        lines.append(Text("  " + _("Your code and that of the solution are the same.")))
    said = paragraphs(theirs)
    lines += _section(_("Why the solution works"), said[:-1] or said, console)
    lines += _section(_("Other right ways"), said[1:][-1:], console)
    lines += _ways(room.ROOT / "tests" / "variants" / exercise.stem, console)
    console.print(Carried(Text("\n").join(lines)))


def _line(line: Line, console: Console) -> Text:
    """`  27 - thread.join()`; what is too long goes on below itself."""
    if line.sign == "…":
        return Text(" " * (GUTTER - 2) + line.sign, SIGNS[line.sign])
    lead = f"{line.number:>{GUTTER - 3}} {line.sign} "
    return _wrapped(Text(visible(line.text.expandtabs(4)), SIGNS[line.sign]), console, lead, GUTTER + 4)


def _section(head: str, texts: list[str], console: Console) -> list[Text]:
    if not texts:
        return []
    return [Text(), Text(head, "bold"), *(_wrapped(Text(visible(text)), console, "  ", 2) for text in texts)]


def _ways(folder: Path, console: Console) -> list[Text]:
    """The variants that the tests keep in the folder, each with what it says about itself first."""
    said = {file.stem: paragraphs(file.read_text("utf-8", "replace"))[:1] for file in sorted(folder.glob("*.py"))}
    ways = [Text.assemble((f"{stem}: ", "cyan"), *text) for stem, text in said.items()]
    return [
        *([Text(f"  {room.shown(folder)}/", "dim")] if ways else []),
        *(_wrapped(way, console, "  ", 4) for way in ways),
    ]


def _wrapped(text: Text, console: Console, lead: str, indent: int) -> Text:
    """`text` after `lead`, and its other lines after `indent` cells."""
    first, *others = text.wrap(console, console.width - indent) or [Text()]
    lines = [Text.assemble(lead, first), *(Text.assemble(" " * indent, line) for line in others)]
    for line in lines:
        line.rstrip()
    return Text("\n").join(lines)


def _show_race(exercise: Exercise, file: Path, solution: Path, console: Console) -> None:
    grader = importlib.import_module(f"graders.{exercise.stem}")
    console.print()
    if not hasattr(grader, "RACE"):
        console.print(Carried(Text("  " + _("This exercise has no race."), "dim")))
        return
    from kata import compete

    with compete.track(grader) as track, _progress(compete.ROUNDS) as on_round:
        yours, reference = (compete.entrant(exercise, one) for one in (file, solution))
        found = compete.raced(grader.RACE, track, yours, reference, on_round)
    raced.keep(found)
    console.print(race_screen(found, console))


@contextlib.contextmanager
def _progress(rounds: int) -> Iterator[Callable[[int], None]]:
    """A line on a terminal that is told the number of each round, and that is gone at the end.

    Plain text: the cursor stays visible, whatever becomes of this process, and no thread disturbs the race.
    """
    console = terminal(sys.stderr)
    written = ""

    def write(text: str) -> None:
        nonlocal written
        if console.is_terminal:
            console.file.write(f"\r{' ' * len(written)}\r{text}")
            console.file.flush()
            written = text

    try:
        yield lambda number: write("  " + _("racing: round {n} of {all}").format(n=number, all=rounds))
    finally:
        write("")
