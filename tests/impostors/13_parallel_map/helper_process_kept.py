"""left-running: a process that was to report the progress goes on for ever."""

import multiprocessing
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def report(total: int) -> None:
    while True:
        time.sleep(1)
        print("working on", total, "items")


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    multiprocessing.Process(target=report, args=(len(items),), daemon=True).start()
    with multiprocessing.Pool(workers) as pool:
        return pool.map(fn, items, chunksize=1)
