"""too-few-waiters: the executor's own number of threads, which goes by that of cores."""

from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from typing import Literal


def gil_lab(kind: Literal["sleep", "python", "hash"], workers: int) -> Executor:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    if kind == "python":
        return ProcessPoolExecutor(workers)
    return ThreadPoolExecutor() if kind == "sleep" else ThreadPoolExecutor(workers)
