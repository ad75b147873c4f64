"""One `apply_async` for each item, and the results are read in the order of the items."""

from collections.abc import Callable
from multiprocessing import Pool
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    with Pool(workers) as pool:
        handed_out = [pool.apply_async(fn, (item,)) for item in items]
        return [result.get() for result in handed_out]
