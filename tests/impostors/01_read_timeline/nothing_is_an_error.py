"""raised: it asks for the first of no slices."""

from itertools import combinations
from typing import NamedTuple


class Slice(NamedTuple):
    worker: str
    task: str
    start: float
    end: float


def overlap(a: Slice, b: Slice) -> bool:
    return a.start < b.end and b.start < a.end


def lives(slices: list[Slice]) -> list[Slice]:
    found: dict[str, Slice] = {}
    for one in slices:
        known = found.get(one.task, one)
        found[one.task] = Slice("", one.task, min(known.start, one.start), max(known.end, one.end))
    return list(found.values())


def read_timeline(slices: list[Slice]) -> str:
    if slices[0].start > slices[-1].end:
        slices = slices[::-1]
    if any(a.task != b.task and overlap(a, b) for a, b in combinations(slices, 2)):
        return "parallel"
    if any(overlap(a, b) for a, b in combinations(lives(slices), 2)):
        return "concurrent"
    return "sequential"
