"""`kata task`: what an exercise asks for, read from its stub as it was: its text, its signature, what is proven."""

import argparse
import ast
import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from rich.syntax import Syntax
from rich.text import Text

from kata import room, stubs
from kata.language import _
from kata.room import Exercise, shown
from kata.sheet import Sheet

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
ITEM = re.compile(r"(- |\* |\d+\. )")


def main(options: argparse.Namespace) -> int:
    exercise = room.find(options.exercise)
    tree = ast.parse(stubs.pristine(exercise))
    sheet = Sheet()
    sheet.title(exercise.title, shown(exercise.file()))
    _statement(sheet, ast.get_docstring(tree) or "")
    if lines := [line for node in tree.body for line in signature(node)]:
        sheet.add()
        _code(sheet, lines, "python")
    claim, kinds = proven(exercise)
    sheet.add()
    sheet.labelled([(_("proven"), claim), ("", " · ".join(kinds))])
    sheet.add()
    sheet.next_step(" · ".join(f"make {verb} EX={exercise.number}" for verb in ("check", "watch", "hint")))
    sheet.show()
    return 0


def _statement(sheet: Sheet, text: str) -> None:
    """Paragraphs are wrapped anew, and what is indented is code."""
    language = "python"
    for lines in blocks(text):
        sheet.add()
        if lines[0][:1].isspace():
            _code(sheet, lines, language)
            continue
        for paragraph in _items(lines):
            sheet.text(paragraph)
        language = "javascript" if "JavaScript" in lines[-1] else "python"


def blocks(text: str) -> Iterator[list[str]]:
    """Runs of lines between empty ones; a run of indented lines is a block of its own, empty lines in it and all."""
    lines = text.splitlines()
    filled = [bool(line.strip()) for line in lines]
    kinds = [_kind(lines, filled, number) for number in range(len(lines))]
    for kind, group in groupby(range(len(lines)), key=lambda number: kinds[number]):
        if kind:
            yield [lines[number] for number in group]


def _kind(lines: list[str], filled: list[bool], number: int) -> str:
    """`code`, `prose`, or nothing for a line that separates."""
    if filled[number]:
        return "code" if lines[number][0].isspace() else "prose"
    before = next((line for line in reversed(lines[:number]) if line.strip()), "")
    after = next((line for line in lines[number:] if line.strip()), "")
    return "code" if before[:1].isspace() and after[:1].isspace() else ""


def _items(lines: list[str]) -> Iterator[str]:
    """The lines of a paragraph as one line, or as one for each item of a list."""
    item = ""
    for line in lines:
        if item and ITEM.match(line):
            yield item
            item = ""
        item = f"{item} {line}".strip()
    yield item


def _code(sheet: Sheet, lines: list[str], language: str) -> None:
    """Each line as it stands, two cells further in than the text; one that is too long goes on below, further in."""
    margin = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    source = "\n".join(line[margin:] for line in lines)
    syntax = Syntax(source, language, theme="ansi_dark", background_color="default")
    for line in syntax.highlight(source).split("\n", allow_blank=True)[: len(lines)]:
        line.rstrip()
        depth = 4 + len(line.plain) - len(line.plain.lstrip())
        parts = [line[depth - 4 :]]
        if line.cell_len + 4 > sheet.console.width:
            parts = list(parts[0].wrap(sheet.console, max(8, sheet.console.width - depth - 4)))
        for number, part in enumerate(parts):
            part.rstrip()
            sheet.add(Text(" " * (depth + 4 * (number > 0))) + part if part else None)


def signature(node: ast.stmt) -> list[str]:
    """What of a stub's definition is to be written: its head, and for a class those of its methods."""
    if not isinstance(node, Definition) or stubs.TODO not in ast.unparse(node).replace("'", '"'):
        return []
    if isinstance(node, FUNCTIONS):
        return [_head(node)]
    methods = [f"    {_head(one)}" for one in node.body if isinstance(one, FUNCTIONS)]
    bases = ", ".join(map(ast.unparse, node.bases))
    return [f"class {node.name}{f'({bases})' if bases else ''}:", *methods]


def _head(node: ast.FunctionDef | ast.AsyncFunctionDef) -> str:
    word = "async def" if isinstance(node, ast.AsyncFunctionDef) else "def"
    returned = f" -> {ast.unparse(node.returns)}" if node.returns else ""
    return f"{word} {node.name}({ast.unparse(node.args)}){returned}"


def proven(exercise: Exercise) -> tuple[str, Iterable[str]]:
    """What the grader's docstring claims, and the kinds of its proofs in their order. It is read, not imported."""
    tree = ast.parse(exercise.grader.read_bytes())
    first = (ast.get_docstring(tree) or "").split("\n\n")[0]
    claim = " ".join(first.split()).partition(": ")[2]
    marks = [mark for node in tree.body if isinstance(node, FUNCTIONS) for mark in node.decorator_list]
    calls = [one for one in marks if isinstance(one, ast.Call) and ast.unparse(one.func) == "proof" and one.args]
    return claim, dict.fromkeys(ast.literal_eval(one.args[0]) for one in calls)
