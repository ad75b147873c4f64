"""multiprocessing.Pool: it says ValueError itself for no workers, and `map` keeps the order."""

from collections.abc import Callable
from multiprocessing import Pool
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    with Pool(processes=workers) as pool:
        return pool.map(fn, items)
