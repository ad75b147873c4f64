"""wrong-result: fewer than one worker is quietly taken for one, and a ValueError is wanted."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    with ProcessPoolExecutor(max_workers=max(1, workers)) as pool:
        return list(pool.map(fn, items))
