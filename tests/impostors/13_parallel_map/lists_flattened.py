"""wrong-result: a result that is a list is taken apart."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    if workers < 1:
        raise ValueError("workers")
    if not items:
        return []
    out: list = []
    with ProcessPoolExecutor(workers) as pool:
        for f in [pool.submit(fn, x) for x in items]:
            value = f.result()
            out.extend(value if isinstance(value, list) else [value])
    return out
