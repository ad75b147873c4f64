"""limit-exceeded: two pools of `workers` processes each, one for each half of the items."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    half = len(items) // 2
    with ProcessPoolExecutor(workers) as one, ProcessPoolExecutor(workers) as two:
        left = one.map(fn, items[:half])
        right = two.map(fn, items[half:])
        return [*left, *right]
