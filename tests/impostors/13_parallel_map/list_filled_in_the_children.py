"""wrong-result: each process fills a copy of the list, and the caller's own list stays as it was."""

from collections.abc import Callable
from multiprocessing import Process
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")


def work(fn: Callable[[Any], Any], items: list[Any], first: int, step: int, results: list[Any]) -> None:
    for place in range(first, len(items), step):
        results[place] = fn(items[place])


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    results: list[Any] = [None] * len(items)
    processes = [Process(target=work, args=(fn, items, first, workers, results)) for first in range(workers)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    return results
