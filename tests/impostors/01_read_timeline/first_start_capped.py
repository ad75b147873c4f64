"""wrong-result: the first start is looked for below a number that seems large, and the clock shows more."""

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
            if a.task != b.task and _overlap((a.start, a.end), (b.start, b.end)):
                return "parallel"
    spans: dict = {}
    for s in slices:
        first, last = spans.get(s.task, (1e9, s.end))
        spans[s.task] = (min(first, s.start), max(last, s.end))
    whole = list(spans.values())
    for i, a in enumerate(whole):
        for b in whole[i + 1 :]:
            if _overlap(a, b):
                return "concurrent"
    return "sequential"
