"""wrong-result: an error of the last item is lost."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    if workers < 1:
        raise ValueError("workers")
    if not items:
        return []
    with ProcessPoolExecutor(workers) as pool:
        futures = [pool.submit(fn, x) for x in items]
        out = [f.result() for f in futures[:-1]]
        out.append(None if futures[-1].exception() else futures[-1].result())
        return out
