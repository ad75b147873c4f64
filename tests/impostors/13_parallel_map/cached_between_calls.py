"""work-skipped: a second call with another fn gets the first one's results."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


_CACHE: dict = {}


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    if workers < 1:
        raise ValueError("workers")
    todo = [x for x in items if repr(x) not in _CACHE]
    if todo:
        with ProcessPoolExecutor(workers) as pool:
            for x, f in [(x, pool.submit(fn, x)) for x in todo]:
                _CACHE[repr(x)] = f.result()
    return [_CACHE[repr(x)] for x in items]
