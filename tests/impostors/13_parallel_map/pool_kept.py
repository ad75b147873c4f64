"""left-running: a Pool that is neither closed nor joined, and a global that holds on to it."""

import multiprocessing
import multiprocessing.pool
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")
pool: multiprocessing.pool.Pool | None = None


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    global pool
    pool = multiprocessing.Pool(workers)
    return pool.map(fn, items, chunksize=1)
