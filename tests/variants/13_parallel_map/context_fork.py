"""A Pool of the context `fork`, whatever the default of the machine is."""

from collections.abc import Callable
from multiprocessing import get_context
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    pool = get_context("fork").Pool(workers)
    with pool:
        results = pool.map(fn, items, 1)
        pool.close()
        pool.join()
    return results
