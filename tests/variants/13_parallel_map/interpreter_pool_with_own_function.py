"""needs 3.14: a pool of interpreters that import a function of this file by its name."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def called(fn: Callable[[T], R], item: T) -> R:
    return fn(item)


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    from concurrent.futures import InterpreterPoolExecutor

    if workers < 1:
        raise ValueError("workers must be at least 1")
    with InterpreterPoolExecutor(workers) as pool:
        return list(pool.map(partial(called, fn), items))
