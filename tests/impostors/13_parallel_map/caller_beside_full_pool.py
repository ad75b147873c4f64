"""limit-exceeded: `workers` processes are at work, and the caller works beside them."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    with ProcessPoolExecutor(max_workers=workers) as pool:
        futures = [pool.submit(fn, item) for item in items[1:]]
        first = [fn(item) for item in items[:1]]
        return first + [future.result() for future in futures]
