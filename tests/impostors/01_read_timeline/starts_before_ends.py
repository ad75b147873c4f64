"""touching-is-not-overlap: a sweep that takes starts before ends where they are equal."""

from collections import Counter
from typing import NamedTuple


class Slice(NamedTuple):
    worker: str
    task: str
    start: float
    end: float


def read_timeline(slices: list[Slice]) -> str:
    events = sorted((time, kind, one.task) for one in slices for time, kind in ((one.start, 0), (one.end, 1)))
    running: list[str] = []
    concurrent = False
    left = Counter(one.task for one in slices)
    begun: set[str] = set()
    for _time, kind, task in events:
        if kind == 0:
            running.append(task)
            begun.add(task)
            if len(set(running)) > 1:
                return "parallel"
            concurrent = concurrent or len(begun) > 1
        else:
            running.remove(task)
            left[task] -= 1
            if not left[task]:
                begun.discard(task)
    return "concurrent" if concurrent else "sequential"
