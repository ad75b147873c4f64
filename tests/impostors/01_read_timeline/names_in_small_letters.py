"""wrong-result: soup and Soup are taken for one task."""

from typing import Literal, NamedTuple


class Slice(NamedTuple):
    worker: str
    task: str
    start: float
    end: float


def _overlap(a, b):
    return a[0] < b[1] and b[0] < a[1]


def read_timeline(slices: list[Slice]) -> Literal["sequential", "concurrent", "parallel"]:
    for i, a in enumerate(slices):
        for b in slices[i + 1 :]:
            if a.task.strip().lower() != b.task.strip().lower() and _overlap((a.start, a.end), (b.start, b.end)):
                return "parallel"
    spans: dict = {}
    for s in slices:
        first, last = spans.get(s.task, (s.start, s.end))
        spans[s.task] = (min(first, s.start), max(last, s.end))
    whole = list(spans.values())
    for i, a in enumerate(whole):
        for b in whole[i + 1 :]:
            if _overlap(a, b):
                return "concurrent"
    return "sequential"
