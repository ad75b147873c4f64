"""A Pool that gets its items one by one and is closed and joined by hand."""

import multiprocessing
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    pool = multiprocessing.Pool(workers)
    try:
        return list(pool.imap(fn, items, chunksize=1))
    finally:
        pool.close()
        pool.join()
