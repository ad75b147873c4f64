"""wrong-result: the work is done and its results are thrown away."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    results: list[R] = []
    with ProcessPoolExecutor(max_workers=workers) as pool:
        pool.map(fn, items)
    return results
