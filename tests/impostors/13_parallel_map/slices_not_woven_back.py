"""order-lost: every process takes each `workers`-th item, and the shares are put one behind the other."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def run_share(fn: Callable[[T], R], share: list[T]) -> list[R]:
    return [fn(item) for item in share]


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    with ProcessPoolExecutor(max_workers=workers) as pool:
        futures = [pool.submit(run_share, fn, items[first::workers]) for first in range(workers)]
        return [result for future in futures for result in future.result()]
