"""needs 3.14: a pool of interpreters, each with a GIL of its own; they import what they are given by its name."""

import sys
from collections.abc import Callable
from concurrent.futures import InterpreterPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    same_imports = f"import sys; sys.path[:] = {sys.path!r}"
    with InterpreterPoolExecutor(workers, initializer=exec, initargs=(same_imports,)) as pool:
        futures = [pool.submit(fn, item) for item in items]
    return [future.result() for future in futures]
