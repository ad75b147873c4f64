"""Compare every pair: first the slices themselves, then the whole lives of the tasks.

Why it works: two stretches of time share an instant when each starts before the other ends, and `<` leaves out those
that only touch. Slices are work, so two of them from different tasks are parallel. From its first start to its last
end a task is merely under way, so when only these overlap, somebody took turns. How many workers there are, and in
which order the slices come, is never asked.

What else would: a sweep line, which goes through all starts and ends in order of time (ends first where they are
equal) and keeps count of what is being worked on; it needs n·log n steps where pairs need n².
"""

from itertools import combinations
from typing import Literal, NamedTuple


class Slice(NamedTuple):
    """`worker` works on `task` from `start` until just before `end` (seconds, start < end)."""

    worker: str
    task: str
    start: float
    end: float


def overlap(a: Slice, b: Slice) -> bool:
    return a.start < b.end and b.start < a.end


def life(task: str, slices: list[Slice]) -> Slice:
    """One slice for the whole of the task, from its first start to its last end."""
    own = [one for one in slices if one.task == task]
    return Slice("anybody", task, min(one.start for one in own), max(one.end for one in own))


def read_timeline(slices: list[Slice]) -> Literal["sequential", "concurrent", "parallel"]:
    if any(a.task != b.task and overlap(a, b) for a, b in combinations(slices, 2)):
        return "parallel"
    lives = [life(task, slices) for task in {one.task for one in slices}]
    if any(overlap(a, b) for a, b in combinations(lives, 2)):
        return "concurrent"
    return "sequential"
