"""wrong-result: an exception of `fn` is printed in the child and becomes a None among the results."""

from collections.abc import Callable
from functools import partial
from multiprocessing import Pool
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def careful(fn: Callable[[T], R], item: T) -> R | None:
    try:
        return fn(item)
    except Exception as error:
        print("failed:", item, error)
        return None


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    with Pool(workers) as pool:
        return pool.map(partial(careful, fn), items, chunksize=1)
