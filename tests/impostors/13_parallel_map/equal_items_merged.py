"""wrong-result: a dictionary keyed by the item keeps one result for equal items."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    with ProcessPoolExecutor(max_workers=workers) as pool:
        futures = {item: pool.submit(fn, item) for item in items}
        return [future.result() for future in futures.values()]
