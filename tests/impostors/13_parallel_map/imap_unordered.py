"""order-lost: imap_unordered gives each result as soon as it is there."""

from collections.abc import Callable
from multiprocessing import Pool
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    with Pool(workers) as pool:
        return list(pool.imap_unordered(fn, items))
