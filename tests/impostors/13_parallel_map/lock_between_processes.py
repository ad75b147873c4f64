"""one-at-a-time: many processes, and a lock that lets one of them compute at a time."""

import multiprocessing
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")
lock: Any = None


def share(shared: Any) -> None:
    global lock
    lock = shared


def guarded(fn: Callable[[T], R], item: T) -> R:
    with lock:
        return fn(item)


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    with multiprocessing.Pool(workers, initializer=share, initargs=(multiprocessing.Lock(),)) as pool:
        return pool.map(partial(guarded, fn), items, chunksize=1)
