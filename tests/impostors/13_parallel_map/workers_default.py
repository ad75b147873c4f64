"""wrong-result: `workers or None` takes 0 for "as many as there are cores", and a ValueError is wanted."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    with ProcessPoolExecutor(max_workers=workers or None) as pool:
        return list(pool.map(fn, items))
