"""wrong-result: items that are false are left out."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    if workers < 1:
        raise ValueError("workers")
    if not items:
        return []
    with ProcessPoolExecutor(workers) as pool:
        return [f.result() for f in [pool.submit(fn, x) for x in items if x]]
