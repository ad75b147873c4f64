"""too-few-waiters: never more than 32 threads, however many are asked for."""

from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from typing import Literal


def gil_lab(kind: Literal["sleep", "python", "hash"], workers: int) -> Executor:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    return ProcessPoolExecutor(workers) if kind == "python" else ThreadPoolExecutor(min(workers, 32))
