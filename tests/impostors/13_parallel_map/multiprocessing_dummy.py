"""one-at-a-time: needs gil: the Pool of multiprocessing.dummy has threads, whatever its name says."""

from collections.abc import Callable
from multiprocessing.dummy import Pool
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    pool = Pool(workers)
    try:
        return pool.map(fn, items, chunksize=1)
    finally:
        pool.close()
        pool.join()
