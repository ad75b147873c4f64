"""order-trusted: a task lasts from its first slice in the list to its last one there."""

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
        found[one.task] = one._replace(start=found.get(one.task, one).start)
    return list(found.values())


def read_timeline(slices: list[Slice]) -> str:
    if any(a.task != b.task and overlap(a, b) for a, b in combinations(slices, 2)):
        return "parallel"
    if any(overlap(a, b) for a, b in combinations(lives(slices), 2)):
        return "concurrent"
    return "sequential"
