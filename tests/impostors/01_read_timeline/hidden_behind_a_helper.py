"""wrong-result: only neighbours are compared, and a long slice hides behind a short one of the same task."""

from itertools import pairwise


def read_timeline(slices):
    ordered = sorted(slices, key=lambda one: one.start)
    for before, after in pairwise(ordered):
        if before.task != after.task and after.start < before.end:
            return "parallel"
    tasks = {one.task for one in slices}
    own = [[one for one in slices if one.task == task] for task in tasks]
    lives = sorted((min(one.start for one in some), max(one.end for one in some)) for some in own)
    if any(after[0] < before[1] for before, after in pairwise(lives)):
        return "concurrent"
    return "sequential"
