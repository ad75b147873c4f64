"""sequential: the result of each future is asked for before the next item is submitted."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    results = []
    with ProcessPoolExecutor(max_workers=workers) as pool:
        for item in items:
            future = pool.submit(fn, item)
            results.append(future.result())
    return results
