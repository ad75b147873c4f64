"""Interpreters in one process where Python has them (3.14), a process for each worker elsewhere."""

import concurrent.futures
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")
Executor = getattr(concurrent.futures, "InterpreterPoolExecutor", concurrent.futures.ProcessPoolExecutor)


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    with Executor(max_workers=workers) as pool:
        return list(pool.map(fn, items))
