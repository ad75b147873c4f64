"""limit-exceeded: the pool has one process more than is allowed."""

from collections.abc import Callable
from multiprocessing import Pool
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    with Pool(workers + 1) as pool:
        return pool.map(fn, items, chunksize=1)
