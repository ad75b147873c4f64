"""A Pool of the context `spawn`, whatever the default of the machine is."""

from collections.abc import Callable
from multiprocessing import get_context
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    with get_context("spawn").Pool(workers) as pool:
        return pool.map(fn, items, chunksize=1)
