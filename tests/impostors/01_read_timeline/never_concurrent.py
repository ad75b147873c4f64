"""wrong-result: what is not parallel is taken for sequential."""

from itertools import combinations
from typing import NamedTuple


class Slice(NamedTuple):
    worker: str
    task: str
    start: float
    end: float


def overlap(a: Slice, b: Slice) -> bool:
    return a.start < b.end and b.start < a.end


def read_timeline(slices: list[Slice]) -> str:
    if any(a.task != b.task and overlap(a, b) for a, b in combinations(slices, 2)):
        return "parallel"
    return "sequential"
