"""sequential: `Pool.apply` waits for its one result before it returns."""

from collections.abc import Callable
from multiprocessing import Pool
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    with Pool(processes=workers) as pool:
        return [pool.apply(fn, (item,)) for item in items]
