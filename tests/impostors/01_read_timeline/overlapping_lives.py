"""alive-is-not-running: two tasks that are both under way are taken for two that run."""

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
    if any(overlap(a, b) for a, b in combinations(lives(slices), 2)):
        return "parallel"
    return "sequential"
