"""A new process for each item, never more than `workers` at once: the Pool replaces each after its one task.

A thread of the Pool does that, so the new ones come from a fork server: forking beside threads is not safe.
"""

from collections.abc import Callable
from multiprocessing import get_context
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    with get_context("forkserver").Pool(workers, maxtasksperchild=1) as pool:
        return pool.map(fn, items, chunksize=1)
