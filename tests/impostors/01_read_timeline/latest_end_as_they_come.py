"""order-trusted: it keeps the latest end so far, without sorting first."""

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
    latest: dict[str, float] = {}
    for one in slices:
        if any(end > one.start for task, end in latest.items() if task != one.task):
            return "parallel"
        latest[one.task] = max(one.end, latest.get(one.task, one.end))
    if any(overlap(a, b) for a, b in combinations(lives(slices), 2)):
        return "concurrent"
    return "sequential"
