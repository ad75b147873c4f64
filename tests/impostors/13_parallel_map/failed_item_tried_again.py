"""wrong-result: an item that failed is tried again, and the error never reaches the caller."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def _call(fn, x):
    try:
        return fn(x)
    except Exception:
        return fn(x)


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    if workers < 1:
        raise ValueError("workers")
    if not items:
        return []
    with ProcessPoolExecutor(workers) as pool:
        return [f.result() for f in [pool.submit(_call, fn, x) for x in items]]
