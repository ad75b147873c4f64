"""limit-exceeded: two workers at least, also where one is allowed."""

import multiprocessing as mp
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    if workers < 1:
        raise ValueError("workers")
    if not items:
        return []
    with mp.Pool(max(2, workers)) as pool:
        out = pool.map(fn, items, chunksize=1)
        pool.close()
        pool.join()
        return out
