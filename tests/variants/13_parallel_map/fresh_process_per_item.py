"""A new process for each item, never more than `workers` at once: the Pool replaces each after its one task."""

import multiprocessing
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    with multiprocessing.Pool(workers, maxtasksperchild=1) as pool:
        return pool.map(fn, items, chunksize=1)
