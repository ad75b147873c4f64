"""wrong-result: it keeps its executors, and the caller has shut them down."""

from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from functools import cache
from typing import Literal


@cache
def gil_lab(kind: Literal["sleep", "python", "hash"], workers: int) -> Executor:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    return ProcessPoolExecutor(workers) if kind == "python" else ThreadPoolExecutor(workers)
