"""not-plain: it returns what `map` gives, an iterator, and a list is wanted."""

from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> Iterator[R]:
    with ProcessPoolExecutor(max_workers=workers) as pool:
        return pool.map(fn, items)
