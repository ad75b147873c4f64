"""sequential: reads, works and sinks one item after another."""

from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def thread_pipeline(
    source: Iterable[T], work: Callable[[T], R], sink: Callable[[R], None], workers: int, maxsize: int
) -> int:
    if workers < 1 or maxsize < 1:
        raise ValueError("workers and maxsize must be at least 1")
    count = 0
    for item in source:
        sink(work(item))
        count += 1
    return count
