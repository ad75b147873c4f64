"""wrong-result: it looks every hundredth of a second, and what is shorter is missed."""

from typing import Literal, NamedTuple


class Slice(NamedTuple):
    worker: str
    task: str
    start: float
    end: float


def read_timeline(slices: list[Slice]) -> Literal["sequential", "concurrent", "parallel"]:
    if not slices:
        return "sequential"
    spans: dict = {}
    for s in slices:
        first, last = spans.get(s.task, (s.start, s.end))
        spans[s.task] = (min(first, s.start), max(last, s.end))
    low, high = min(s.start for s in slices), max(s.end for s in slices)
    answer = "sequential"
    for k in range(min(int((high - low) * 100) + 1, 100_000)):
        now = low + k / 100
        if len({s.task for s in slices if s.start <= now < s.end}) > 1:
            return "parallel"
        if sum(a <= now < b for a, b in spans.values()) > 1:
            answer = "concurrent"
    return answer
