"""left-running: the executor is kept for the next call and never shut down, so its processes stay."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")
pools: dict[int, ProcessPoolExecutor] = {}


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    if workers not in pools:
        pools[workers] = ProcessPoolExecutor(max_workers=workers)
    return list(pools[workers].map(fn, items))
