"""Reads the futures as they complete and puts each result where its item stands."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, as_completed
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    results: dict[int, R] = {}
    with ProcessPoolExecutor(workers) as pool:
        places = {pool.submit(fn, item): place for place, item in enumerate(items)}
        for future in as_completed(places):
            results[places[future]] = future.result()
    return [results[place] for place in range(len(items))]
