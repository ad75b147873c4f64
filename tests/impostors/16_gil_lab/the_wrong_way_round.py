"""one-at-a-time: needs gil: threads for Python code and processes for hashing; it says "CPU" of the one in C only."""

from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from typing import Literal


def gil_lab(kind: Literal["sleep", "python", "hash"], workers: int) -> Executor:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    return ProcessPoolExecutor(workers) if kind == "hash" else ThreadPoolExecutor(workers)
