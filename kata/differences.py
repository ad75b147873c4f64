"""Two files of Python as a diff of their code: without the text at the top, and without what runs only as a script."""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

CONTEXT = 2  # lines around each difference
MOST = 2000  # lines of a file that are compared; finding differences takes the square of the time

Sign = Literal["-", "+", " ", "…"]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of one file, and its number there; `…` stands for lines that both have and that are left out."""

    sign: Sign
    number: int = 0
    text: str = ""


def differences(yours: str, solution: str) -> list[Line]:
    """The lines that only `yours` has (-) or only `solution` (+), with some of those around them; none if all agree."""
    before, after = code(yours)[:MOST], code(solution)[:MOST]
    matcher = SequenceMatcher(None, [line for _n, line in before], [line for _n, line in after], autojunk=False)
    found: list[Line] = []
    for group in matcher.get_grouped_opcodes(CONTEXT):
        if group[0][1] > 0:
            found.append(Line("…"))
        for tag, first, last, other_first, other_last in group:
            found += _lines(" " if tag == "equal" else "-", before[first:last])
            found += _lines("+", after[other_first:other_last]) if tag != "equal" else ()
    if found and group[-1][2] < len(before):
        found.append(Line("…"))
    return found


def code(source: str) -> list[tuple[int, str]]:
    """The lines of code with their numbers; all lines of a file that is no Python."""
    left_out = set(_beside(source))
    lines = [(n, line.rstrip()) for n, line in enumerate(source.splitlines(), 1) if n not in left_out]
    while lines and not lines[0][1]:
        lines.pop(0)
    while lines and not lines[-1][1]:
        lines.pop()
    return lines


def paragraphs(source: str) -> list[str]:
    """Those of the text at the top of a file."""
    try:
        text = ast.get_docstring(ast.parse(source)) or ""
    except (SyntaxError, ValueError, RecursionError):
        return []
    return [" ".join(one.split()) for one in text.split("\n\n") if one.strip()]


def _beside(source: str) -> Iterator[int]:
    """The numbers of the lines of the docstring, and of `if __name__ == "__main__"`."""
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError):
        return
    for node in body:
        if (node is body[0] and _is_text(node)) or _is_guard(node):
            yield from range(node.lineno, (node.end_lineno or node.lineno) + 1)


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def _is_guard(node: ast.stmt) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test) == "__name__ == '__main__'"


def _lines(sign: Sign, lines: Sequence[tuple[int, str]]) -> list[Line]:
    return [Line(sign, number, text) for number, text in lines]
