"""alive-is-not-running: one worker is sequential, two are parallel."""

from typing import NamedTuple


class Slice(NamedTuple):
    worker: str
    task: str
    start: float
    end: float


def read_timeline(slices: list[Slice]) -> str:
    workers = {one.worker for one in slices}
    tasks = [one.task for one in sorted(slices, key=lambda one: one.start)]
    if len(workers) > 1:
        return "parallel"
    return "concurrent" if any(tasks.count(task) > 1 for task in tasks) else "sequential"
