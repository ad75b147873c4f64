"""one-at-a-time: it expects threads to take turns anyway, and gives hashing a single one."""

from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from typing import Literal


def gil_lab(kind: Literal["sleep", "python", "hash"], workers: int) -> Executor:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    if kind == "python":
        return ProcessPoolExecutor(workers)
    return ThreadPoolExecutor(1 if kind == "hash" else workers)
