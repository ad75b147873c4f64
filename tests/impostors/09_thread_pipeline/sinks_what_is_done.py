"""no-backpressure: sinks what is done after each item, and reads on when nothing is."""

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
    pending: list[Future[R]] = []
    with ThreadPoolExecutor(workers) as pool:
        for item in source:
            pending.append(pool.submit(work, item))
            while pending and pending[0].done():
                sink(pending.pop(0).result())
                count += 1
        for future in pending:
            sink(future.result())
            count += 1
    return count
