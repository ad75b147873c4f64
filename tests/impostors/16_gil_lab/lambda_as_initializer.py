"""not-picklable: each process is to call a lambda when it starts, which only a fork can give it."""

from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from typing import Literal


def gil_lab(kind: Literal["sleep", "python", "hash"], workers: int) -> Executor:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    if kind == "python":
        return ProcessPoolExecutor(workers, initializer=lambda: None)
    return ThreadPoolExecutor(workers)
