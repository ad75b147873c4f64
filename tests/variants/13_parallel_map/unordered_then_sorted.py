"""imap_unordered over numbered items, and the numbers put the results in order."""

from collections.abc import Callable
from functools import partial
from multiprocessing import Pool
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def numbered(fn: Callable[[T], R], pair: tuple[int, T]) -> tuple[int, R]:
    place, item = pair
    return place, fn(item)


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    with Pool(workers) as pool:
        results = dict(pool.imap_unordered(partial(numbered, fn), enumerate(items)))
    return [results[place] for place in range(len(items))]
