"""left-running: after an error the workers are not waited for, and go on."""

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
    pool = ProcessPoolExecutor(workers)
    try:
        out = [f.result() for f in [pool.submit(fn, x) for x in items]]
    except Exception:
        pool.shutdown(wait=False, cancel_futures=True)
        raise
    pool.shutdown()
    return out
