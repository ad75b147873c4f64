"""wrong-error: an assertion is no ValueError."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    assert workers >= 1, "workers must be at least 1"
    with ProcessPoolExecutor(max_workers=workers) as pool:
        return list(pool.map(fn, items))
