"""no-backpressure: `map` reads the whole source before it gives the first result."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def thread_pipeline(
    source: Iterable[T], work: Callable[[T], R], sink: Callable[[R], None], workers: int, maxsize: int
) -> int:
    if workers < 1 or maxsize < 1:
        raise ValueError("workers and maxsize must be at least 1")
    count = 0
    with ThreadPoolExecutor(workers) as pool:
        for result in pool.map(work, source):
            sink(result)
            count += 1
    return count
