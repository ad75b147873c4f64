"""`kata diff`: what the learner has changed in the stub, as a unified diff."""

import argparse
import difflib
import io
import tokenize
from collections.abc import Iterator

from rich.text import Text

from kata import room, stubs
from kata.draw import visible
from kata.language import _, ngettext
from kata.room import Exercise, shown
from kata.sheet import Sheet

MOST_BYTES = 200_000  # of a file whose lines are compared: a stub has about 2,000
STYLES = {"+": "green", "-": "red", "@": "cyan"}


def main(options: argparse.Namespace) -> int:
    """0, whether anything was changed or not."""
    exercise = room.find(options.exercise)
    sheet = Sheet()
    told, lines = changes(exercise)
    sheet.title(exercise.title, told)
    if lines:
        sheet.add()
    for line in lines:
        sheet.add(Text(line, STYLES.get(line[0], "")))
    if lines:
        sheet.add()
        sheet.next_step(f"make check EX={exercise.number} · make reset EX={exercise.number}")
    sheet.show(wrap=False)  # a line stays a line: a diff may be read by a program
    return 0


def changes(exercise: Exercise) -> tuple[str, list[str]]:
    """In words how much was changed, and the lines of the diff; no lines where there are none to show."""
    stub, yours = stubs.pristine(exercise), room.submission_file(exercise.file()).read_bytes()
    if yours == stub:
        return _("nothing is changed in the stub"), []
    if b"\0" in yours or len(yours) > MOST_BYTES:
        return _("changed; no text of a size that can be compared"), []
    before, after = _lines(stub), _lines(yours)
    if before == after:
        return _("only line ends or the encoding are changed"), []
    return _counted(before, after), list(_diff(exercise, before, after))


def _diff(exercise: Exercise, before: list[str], after: list[str]) -> Iterator[str]:
    name = shown(exercise.file())
    for line in difflib.unified_diff(before, after, name, name, _("the stub"), _("yours"), lineterm=""):
        yield visible(line, keep="\t")


def _counted(before: list[str], after: list[str]) -> str:
    """`4 lines added, 2 removed`"""
    marks = [line[0] for line in difflib.unified_diff(before, after, n=0) if line[:3] not in ("+++", "---")]
    added, removed = marks.count("+"), marks.count("-")
    return ngettext("{n} line added, {removed} removed", "{n} lines added, {removed} removed", added).format(
        n=added, removed=removed
    )


def _lines(source: bytes) -> list[str]:
    """The lines of a file in the encoding that it declares, whatever their ends; in Latin-1 if that is not true."""
    try:
        encoding = tokenize.detect_encoding(io.BytesIO(source).readline)[0]
        text = source.decode(encoding)
    except (SyntaxError, UnicodeError, LookupError):
        text = source.decode("latin-1")
    return [line.removesuffix("\n") for line in io.StringIO(text, newline=None)]
