"""wrong-result: the list stands at the top of the module, and a second call adds to it."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

RESULTS: list[Any] = []


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    if workers < 1:
        raise ValueError("workers")
    if not items:
        return []
    with ProcessPoolExecutor(workers) as pool:
        for future in [pool.submit(fn, item) for item in items]:
            RESULTS.append(future.result())
    return RESULTS
