"""A screen of text: a title, paragraphs, and what to type next; as wide as the terminal, and as it can carry."""

import re
from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from kata.screen import paragraph
from kata.terminal import Carried, terminal

CODE = re.compile(r"`[^`]+`")


class Sheet:
    """Lines are collected, and shown together."""

    def __init__(self, console: Console | None = None) -> None:
        self.console = console or terminal()
        self.lines: list[Text] = []

    def add(self, line: Text | None = None) -> None:
        """One line as it is; an empty one when it is left out."""
        self.lines.append(line or Text())

    def title(self, left: str, right: str = "") -> None:
        """The first line: bold on the left, and quiet on the right how things stand."""
        self.lines += paragraph(Text(), Text(left, "bold"), self.console, Text(right, "dim"))

    def text(self, text: str, label: str = "", indent: int = 2) -> None:
        """A paragraph behind a quiet label, with what stands in backticks coloured."""
        body = Text(text)
        body.highlight_regex(CODE, "cyan")
        self.lines += paragraph(Text(" " * indent) + Text(label, "dim"), body, self.console)

    def labelled(self, rows: Iterable[tuple[str, str]], indent: int = 2) -> None:
        """Paragraphs behind labels of one width; those without a text are left out."""
        rows = [row for row in rows if row[1]]
        width = max((Text(label).cell_len for label, _text in rows), default=0)
        for label, text in rows:
            self.text(text, label + " " * (width - Text(label).cell_len + 2), indent)

    def next_step(self, command: str) -> None:
        """The last line: what to type."""
        self.lines += paragraph(Text("  "), Text(command, "cyan"), self.console)

    def show(self, wrap: bool = True) -> None:
        """Print it. Without `wrap` a line that is longer than the terminal is left to the terminal."""
        self.console.print(Carried(Text("\n").join(self.lines)), soft_wrap=not wrap)
