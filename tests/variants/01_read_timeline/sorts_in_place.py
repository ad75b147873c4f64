"""It sorts the list that it was given, and keeps the latest end of the other tasks."""

from typing import NamedTuple


class Slice(NamedTuple):
    worker: str
    task: str
    start: float
    end: float


def read_timeline(slices: list[Slice]) -> str:
    slices.sort(key=lambda one: one.start)
    ends: dict[str, float] = {}
    for one in slices:
        if any(end > one.start for task, end in ends.items() if task != one.task):
            return "parallel"
        ends[one.task] = max(one.end, ends.get(one.task, one.end))
    seen: list[str] = []
    for one in slices:
        if one.task in seen[:-1]:
            return "concurrent"
        if one.task not in seen:
            seen.append(one.task)
    return "sequential"
