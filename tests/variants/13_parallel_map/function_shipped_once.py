"""The function is sent to each worker once, by the initializer; the items travel alone."""

from collections.abc import Callable
from multiprocessing import Pool
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")
todo: Callable[[Any], Any]


def remember(fn: Callable[[Any], Any]) -> None:
    global todo
    todo = fn


def run(item: Any) -> Any:
    return todo(item)


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    with Pool(workers, initializer=remember, initargs=(fn,)) as pool:
        return pool.map(run, items, chunksize=1)
