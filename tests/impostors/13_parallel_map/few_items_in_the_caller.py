"""sequential: up to three items are not worth a process, and computed one after another."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    if workers < 1:
        raise ValueError("workers")
    if len(items) <= 3:
        return [fn(x) for x in items]
    with ProcessPoolExecutor(workers) as pool:
        return [f.result() for f in [pool.submit(fn, x) for x in items]]
