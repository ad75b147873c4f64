"""left-running: the Manager's server process is never shut down."""

import multiprocessing
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing.managers import DictProxy, SyncManager
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")
managers: list[SyncManager] = []


def work(fn: Callable[[T], R], results: "DictProxy[int, Any]", job: tuple[int, T]) -> None:
    place, item = job
    results[place] = fn(item)


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    managers.append(multiprocessing.Manager())
    results = managers[-1].dict()
    with ProcessPoolExecutor(max_workers=workers) as pool:
        for _ in pool.map(partial(work, fn, results), enumerate(items)):
            pass  # only to see the errors
    return [results[place] for place in range(len(items))]
