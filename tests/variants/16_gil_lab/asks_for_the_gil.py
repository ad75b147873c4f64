"""It asks whether there is a GIL: without one, threads are right for everything."""

import sys
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from typing import Literal


def has_gil() -> bool:
    return getattr(sys, "_is_gil_enabled", lambda: True)()


def gil_lab(kind: Literal["sleep", "python", "hash"], workers: int) -> Executor:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    if kind == "python" and has_gil():
        return ProcessPoolExecutor(workers)
    return ThreadPoolExecutor(workers)
