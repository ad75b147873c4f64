"""sequential: a pool of workers, and each result is waited for before the next item is read."""

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
        for item in source:
            sink(pool.submit(work, item).result())
            count += 1
    return count
