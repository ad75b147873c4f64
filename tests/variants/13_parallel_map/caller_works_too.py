"""The caller takes a share itself, so that it needs one process less."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def run_share(fn: Callable[[T], R], share: list[T]) -> list[R]:
    return [fn(item) for item in share]


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    if workers == 1:
        return run_share(fn, items)
    mine, *others = (items[first::workers] for first in range(workers))
    with ProcessPoolExecutor(workers - 1) as pool:
        futures = [pool.submit(run_share, fn, share) for share in others]
        shares = [run_share(fn, mine), *(future.result() for future in futures)]
    return [shares[place % workers][place // workers] for place in range(len(items))]
