"""Where a screen is printed: how wide it may be, whether in colour, and which characters the stream can carry."""

import sys
from dataclasses import dataclass
from typing import IO

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.segment import Segment

NARROWEST, WIDEST = 40, 100  # cells
FALLBACK = dict(zip("✓✗–—·━╸│…→×µ‘’“”", "+x--.= |>>xu''\"\"", strict=True))


def terminal(file: IO[str] | None = None, width: int | None = None, colour: bool | None = None) -> Console:
    """A console of 40 to 100 cells. Coloured where `file` is a terminal, unless NO_COLOR or TERM=dumb forbid it."""
    file = file or sys.stdout
    guess = Console(file=file, width=width, height=25)
    if colour is None:
        colour = guess.color_system is not None and not guess.no_color
    return Console(
        file=file,
        width=max(NARROWEST, min(WIDEST, guess.width)),
        height=25,
        color_system="standard" if colour else None,
        force_terminal=colour,
        no_color=not colour,
        highlight=False,
    )


@dataclass(frozen=True)
class Carried:
    """Renders `inside` with only such characters as the stream's encoding can carry."""

    inside: RenderableType

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for segment in console.render(self.inside, options):
            yield Segment(_carried(segment.text, options.encoding), segment.style, segment.control)


def _carried(text: str, encoding: str) -> str:
    """`text` with the same width, and a plain character wherever `encoding` lacks the real one."""
    if _carries(encoding, text):
        return text
    return "".join(c if _carries(encoding, c) else FALLBACK.get(c, "?" * cell_len(c)) for c in text)


def _carries(encoding: str, text: str) -> bool:
    try:
        text.encode(encoding)
    except (UnicodeError, LookupError):
        return text.isascii()
    return True
