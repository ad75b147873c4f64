"""raised: the results are kept by item, and not every item can be hashed."""

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
        futures = {x: pool.submit(fn, x) for x in items}
        return [futures[x].result() for x in items]
