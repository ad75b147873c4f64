"""A window of futures: the oldest is waited for and sunk before another item is read."""

from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def thread_pipeline(
    source: Iterable[T], work: Callable[[T], R], sink: Callable[[R], None], workers: int, maxsize: int
) -> int:
    if workers < 1 or maxsize < 1:
        raise ValueError("workers and maxsize must be at least 1")
    count = 0
    window: deque[Future[R]] = deque()
    with ThreadPoolExecutor(workers) as pool:
        try:
            for item in source:
                window.append(pool.submit(work, item))
                if len(window) > workers + maxsize:
                    sink(window.popleft().result())
                    count += 1
            while window:
                sink(window.popleft().result())
                count += 1
        finally:
            for future in window:
                future.cancel()
    return count
