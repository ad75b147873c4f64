"""order-lost: each callback appends its result when it arrives."""

from collections.abc import Callable
from multiprocessing import Pool
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    results: list[R] = []
    with Pool(workers) as pool:
        pending = [pool.apply_async(fn, (item,), callback=results.append) for item in items]
        for one in pending:
            one.get()
        pool.close()
        pool.join()
    return results
