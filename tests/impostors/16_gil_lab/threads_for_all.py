"""one-at-a-time: needs gil: threads for all, also for what never lets go of the GIL."""

from concurrent.futures import Executor, ThreadPoolExecutor
from typing import Literal


def gil_lab(kind: Literal["sleep", "python", "hash"], workers: int) -> Executor:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    return ThreadPoolExecutor(workers)
