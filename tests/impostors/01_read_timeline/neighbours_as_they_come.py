"""order-trusted: it compares neighbours in the order in which they came."""

from itertools import pairwise
from typing import NamedTuple


class Slice(NamedTuple):
    worker: str
    task: str
    start: float
    end: float


def read_timeline(slices: list[Slice]) -> str:
    if any(a.task != b.task and b.start < a.end for a, b in pairwise(slices)):
        return "parallel"
    done: list[str] = []
    for one in slices:
        if one.task in done[:-1]:
            return "concurrent"
        if one.task not in done:
            done.append(one.task)
    return "sequential"
