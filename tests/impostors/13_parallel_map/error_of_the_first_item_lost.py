"""wrong-result: the place of the error is looked at as a truth, so the one of item 0 is lost."""

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
    error_at = None
    with ProcessPoolExecutor(workers) as pool:
        futures = [pool.submit(fn, x) for x in items]
        out = []
        for k, f in enumerate(futures):
            if f.exception():
                error_at = error_at or k
                out.append(None)
            else:
                out.append(f.result())
    if error_at:
        raise futures[error_at].exception()
    return out
