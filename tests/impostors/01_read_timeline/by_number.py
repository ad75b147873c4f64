"""work-skipped: it counts the slices and does not look at them."""

from typing import NamedTuple


class Slice(NamedTuple):
    worker: str
    task: str
    start: float
    end: float


def read_timeline(slices: list[Slice]) -> str:
    return "sequential" if len(slices) < 2 else "parallel" if len(slices) < 4 else "concurrent"
