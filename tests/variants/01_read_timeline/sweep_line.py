"""A sweep over all starts and ends, ends first, which counts who works on what."""

from collections import Counter
from typing import NamedTuple


class Slice(NamedTuple):
    worker: str
    task: str
    start: float
    end: float


def read_timeline(slices: list[Slice]) -> str:
    events = sorted([(one.end, 0, one.task) for one in slices] + [(one.start, 1, one.task) for one in slices])
    left = Counter(one.task for one in slices)
    running: Counter[str] = Counter()
    begun: set[str] = set()
    concurrent = False
    for _time, is_start, task in events:
        if not is_start:
            running[task] -= 1
            left[task] -= 1
            if not left[task]:
                begun.discard(task)
            continue
        running[task] += 1
        begun.add(task)
        if sum(count > 0 for count in running.values()) > 1:
            return "parallel"
        concurrent = concurrent or len(begun) > 1
    return "concurrent" if concurrent else "sequential"
