"""The slices of a task are merged, then neighbours in order of time are enough."""

from itertools import pairwise
from typing import NamedTuple


class Slice(NamedTuple):
    worker: str
    task: str
    start: float
    end: float


def merged(task: str, slices: list[Slice]) -> list[Slice]:
    found: list[Slice] = []
    for one in sorted((one for one in slices if one.task == task), key=lambda one: one.start):
        if found and one.start <= found[-1].end:
            found[-1] = found[-1]._replace(end=max(found[-1].end, one.end))
        else:
            found.append(one)
    return found


def read_timeline(slices: list[Slice]) -> str:
    tasks = {one.task for one in slices}
    work = sorted((one for task in tasks for one in merged(task, slices)), key=lambda one: one.start)
    if any(a.end > b.start for a, b in pairwise(work)):
        return "parallel"
    changes = sum(a.task != b.task for a, b in pairwise(work))
    return "concurrent" if changes >= len(tasks) > 0 else "sequential"
