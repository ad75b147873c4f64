"""paid-for-processes: a process for each worker, even to wait."""

from concurrent.futures import Executor, ProcessPoolExecutor
from typing import Literal


def gil_lab(kind: Literal["sleep", "python", "hash"], workers: int) -> Executor:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    return ProcessPoolExecutor(workers)
