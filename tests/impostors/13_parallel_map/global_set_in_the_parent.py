"""missing-in-worker: only a forked process inherits the global that the parent has set."""

from collections.abc import Callable
from multiprocessing import Pool
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")
current: Callable[[Any], Any] | None = None


def call_current(item: Any) -> Any:
    return current(item)


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    global current
    current = fn
    with Pool(workers) as pool:
        return pool.map(call_current, items, chunksize=1)
