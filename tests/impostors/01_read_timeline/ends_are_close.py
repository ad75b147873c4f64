"""wrong-result: ends that are close are the same, however large the clock is."""

import math
from itertools import combinations
from typing import NamedTuple


class Slice(NamedTuple):
    worker: str
    task: str
    start: float
    end: float


def before(a, b):
    """Whether a ends before b starts, or just then."""
    return a[1] <= b[0] or math.isclose(a[1], b[0])


def read_timeline(slices):
    for a, b in combinations(slices, 2):
        x, y = (a.start, a.end), (b.start, b.end)
        if a.task != b.task and not before(x, y) and not before(y, x):
            return "parallel"
    lives = [
        (min(s.start for s in slices if s.task == t), max(s.end for s in slices if s.task == t))
        for t in {s.task for s in slices}
    ]
    if any(not before(a, b) and not before(b, a) for a, b in combinations(lives, 2)):
        return "concurrent"
    return "sequential"
