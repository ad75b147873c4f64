"""wrong-result: the filter means to drop what is missing, and drops 0, "" and None, which are results too."""

from collections.abc import Callable
from multiprocessing import Pool
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    with Pool(workers) as pool:
        return [result for result in pool.map(fn, items, chunksize=1) if result]
