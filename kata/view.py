"""The screen of a watch: a body that may be longer than the terminal, and a foot that is always seen.

It is drawn anew as a whole, from the top left, and only with what every terminal since the VT100 knows. Nothing is
hidden or switched that would have to be switched back; where TERM=dumb, it is printed below what was there.
"""

import os
import sys
from collections.abc import Callable

from rich.console import Console, RenderableType
from rich.text import Text

from kata.language import _
from kata.terminal import Carried, terminal

Part = Callable[[Console], RenderableType]  # a piece of the body, for a console of this width


class TerminalGone(Exception):
    """Nothing can be written to the terminal any more."""


HOME, CLEAR_LINE, CLEAR_BELOW = "\x1b[H", "\x1b[2K", "\x1b[J"
USUAL = (80, 24)  # cells and rows of a terminal that does not say


class View:
    """What is on the screen: `body` and `foot`, and from which line on the body is seen."""

    def __init__(self) -> None:
        self.file = sys.stdout
        self.dumb = os.environ.get("TERM") in ("dumb", "unknown", None)
        self.body: list[Part] = []
        self.foot: list[Text] = []
        self.top = self.room = self.length = 0
        self.scrolled = False
        self.printed: list[str] = []
        self.told = ""
        if not self.dumb:  # what stood on the terminal before can still be scrolled back to
            self._write("\n" * self.size()[1])

    def size(self) -> tuple[int, int]:
        """The cells and rows of the terminal as it is now."""
        try:
            columns, rows = os.get_terminal_size(self.file.fileno())
        except OSError:
            columns, rows = 0, 0
        return columns or USUAL[0], rows or USUAL[1]

    def console(self) -> Console:
        return terminal(self.file, self.size()[0])

    def show(self, *parts: Part) -> None:
        """Another body, from its first line on."""
        self.body, self.top = list(parts), 0

    def add(self) -> Callable[[str], None]:
        """A new part below the body: what this gives is called with all of its text, whenever that has grown.

        Its first line is scrolled to, or less far if the rest can be seen then, until the learner scrolls.
        """
        place, start = len(self.body), len(self._body(self.console()))
        self.scrolled = False

        def fill(text: str) -> None:
            self.body[place:] = [lambda _console: Text("\n") + Text.from_ansi(text)]
            if not self.scrolled:
                self.top = start + 1
            self.draw()

        return fill

    def scroll(self, rows: int) -> None:
        """Down so many rows, or up; from the end it goes back to the beginning."""
        at_end = self.top + self.room >= self.length
        self.top = 0 if at_end and rows > 0 else self.top + rows
        self.scrolled = True
        self.draw()

    def page(self) -> int:
        """The rows that a page has: one line is seen twice."""
        return max(1, self.room - 1)

    def leave(self) -> None:
        """What is printed next stands below."""
        self._write("\n")

    def draw(self) -> None:
        """Draw it. Raises TerminalGone."""
        console, rows = self.console(), self.size()[1]
        body = self._body(console)
        foot = [line for text in self.foot for line in _lines(console, text)]
        self.length, self.room = len(body), max(1, rows - len(foot) - 1)
        if self.dumb:
            return self._print(body, foot)
        self.top = max(0, min(self.top, self.length - self.room))
        below = self.length - self.top - self.room
        more = _lines(console, Text(_("… {n} more lines below: space").format(n=below), "dim")) if below > 0 else [""]
        # a line is cleared before it is written: after the last column, what is cleared would be that column
        lines = [CLEAR_LINE + line for line in (*body[self.top : self.top + self.room], more[0], *foot)]
        return self._write(HOME + "\n".join([*lines[:-1], CLEAR_BELOW + lines[-1]]))

    def _body(self, console: Console) -> list[str]:
        return [line for part in self.body for line in _lines(console, part(console))]

    def _print(self, body: list[str], foot: list[str]) -> None:
        """The body where it is another one, and what is going on; not again what is there already."""
        lines = [*body, "", *foot] if body != self.printed else foot[:1]
        if body != self.printed or foot[0] != self.told:
            self._write("\n".join(lines) + "\n")
        self.printed, self.told = body, foot[0]

    def _write(self, text: str) -> None:
        try:
            self.file.write(text)
            self.file.flush()
        except OSError:
            raise TerminalGone from None


def _lines(console: Console, what: RenderableType) -> list[str]:
    with console.capture() as captured:
        console.print(Carried(what))
    return captured.get().rstrip("\n").split("\n")
