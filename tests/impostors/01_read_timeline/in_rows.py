"""order-trusted: it takes the slices for rows, each worker's after those of the one before."""

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
    for n, one in enumerate(slices):
        other = [later for later in slices[n:] if later.task != one.task]
        back = [later for later in slices[n:] if later.task == one.task and later is not one]
        if any(o.start < b.start for o in other for b in back if o.start >= one.end):
            return "concurrent"
    return "sequential"
