"""The six stages of the course, by the numbers of their exercises."""

from collections.abc import Iterable
from dataclasses import dataclass

from kata.language import _
from kata.room import Exercise


@dataclass(frozen=True)
class Stage:
    """One stage: the exercises from number `first` to number `last`."""

    letter: str
    name: str
    first: int
    last: int

    @property
    def title(self) -> str:
        return f"{self.letter} · {self.name}"

    def of(self, exercises: Iterable[Exercise]) -> list[Exercise]:
        """Those of the exercises that belong to it."""
        return [one for one in exercises if self.first <= int(one.number) <= self.last]


STAGES = (
    Stage("A", _("See"), 1, 1),
    Stage("B", _("Threads"), 2, 10),
    Stage("C", _("Processes"), 11, 16),
    Stage("D", _("asyncio"), 17, 29),
    Stage("E", _("Compare"), 30, 32),
    Stage("F", _("Capstones"), 33, 40),
)
