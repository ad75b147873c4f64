"""wrong-result: it looks at whole seconds only."""

from itertools import pairwise
from typing import NamedTuple


class Slice(NamedTuple):
    worker: str
    task: str
    start: float
    end: float


def read_timeline(slices: list[Slice]) -> str:
    last = int(max((one.end for one in slices), default=0))
    at = [{one.task for one in slices if one.start <= now < one.end} for now in range(last + 1)]
    if any(len(tasks) > 1 for tasks in at):
        return "parallel"
    turns = [task for tasks in at for task in tasks]
    changes = sum(a != b for a, b in pairwise(turns))
    return "concurrent" if changes >= len(set(turns)) > 0 else "sequential"
