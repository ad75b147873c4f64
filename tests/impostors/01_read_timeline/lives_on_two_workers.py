"""alive-is-not-running: two tasks under way on different workers are taken for parallel."""

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
    tangled = any(overlap(a, b) for a, b in combinations(lives(slices), 2))
    if tangled and len({one.worker for one in slices}) > 1:
        return "parallel"
    return "concurrent" if tangled else "sequential"
