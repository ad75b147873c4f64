"""wrong-result: a grid of whole milliseconds, on which a shorter overlap is lost."""

from itertools import pairwise


def read_timeline(slices):
    cells: dict[int, set[str]] = {}
    lives: dict[str, tuple[float, float]] = {}
    for one in slices:
        for cell in range(int(one.start * 1000), int(one.end * 1000)):
            cells.setdefault(cell, set()).add(one.task)
        first, last = lives.get(one.task, (one.start, one.end))
        lives[one.task] = min(first, one.start), max(last, one.end)
    if any(len(tasks) > 1 for tasks in cells.values()):
        return "parallel"
    ordered = sorted(lives.values())
    if any(after[0] < before[1] for before, after in pairwise(ordered)):
        return "concurrent"
    return "sequential"
