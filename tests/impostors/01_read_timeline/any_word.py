"""work-skipped: a word at random."""

import random
from typing import NamedTuple


class Slice(NamedTuple):
    worker: str
    task: str
    start: float
    end: float


def read_timeline(slices: list[Slice]) -> str:
    return random.choice(["sequential", "concurrent", "parallel"])
