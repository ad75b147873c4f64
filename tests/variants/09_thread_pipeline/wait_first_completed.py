"""The calling thread reads and sinks; it reads on when one of the futures is done."""

from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def thread_pipeline(
    source: Iterable[T], work: Callable[[T], R], sink: Callable[[R], None], workers: int, maxsize: int
) -> int:
    if workers < 1 or maxsize < 1:
        raise ValueError("workers and maxsize must be at least 1")
    count = 0
    pending: set[Future[R]] = set()
    with ThreadPoolExecutor(workers) as pool:
        try:
            for item in source:
                pending.add(pool.submit(work, item))
                if len(pending) == workers + maxsize:
                    done, pending = wait(pending, return_when=FIRST_COMPLETED)
                    for future in done:
                        sink(future.result())
                        count += 1
            for future in pending:
                sink(future.result())
                count += 1
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
    return count
