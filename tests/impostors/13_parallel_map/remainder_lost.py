"""wrong-result: equal shares for all workers, and what does not divide evenly is lost."""

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
    size = max(1, len(items) // workers)
    shares = [items[n * size : (n + 1) * size] for n in range(workers)]
    with ProcessPoolExecutor(max_workers=workers) as pool:
        futures = [pool.submit(run_share, fn, share) for share in shares]
        return [result for future in futures for result in future.result()]
