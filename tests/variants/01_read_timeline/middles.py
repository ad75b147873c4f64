"""It looks at the middle between every two neighbouring times."""

from itertools import pairwise
from typing import NamedTuple


class Slice(NamedTuple):
    worker: str
    task: str
    start: float
    end: float


def read_timeline(slices: list[Slice]) -> str:
    times = sorted({time for one in slices for time in (one.start, one.end)})
    middles = [(a + b) / 2 for a, b in pairwise(times)]
    most_running = most_begun = 0
    for now in middles:
        running = {one.task for one in slices if one.start < now < one.end}
        before = {one.task for one in slices if one.start < now}
        after = {one.task for one in slices if one.end > now}
        most_running, most_begun = max(most_running, len(running)), max(most_begun, len(before & after))
    if most_running > 1:
        return "parallel"
    return "concurrent" if most_begun > 1 else "sequential"
