"""wrong-result: a LookupError of fn becomes a None."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def _call(fn, x):
    try:
        return fn(x)
    except LookupError:
        return None


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    if workers < 1:
        raise ValueError("workers")
    if not items:
        return []
    with ProcessPoolExecutor(workers) as pool:
        return [f.result() for f in [pool.submit(_call, fn, x) for x in items]]
