"""wrong-result: it leaves the with block, and so the executor is shut down when the caller gets it."""

from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from typing import Literal


def gil_lab(kind: Literal["sleep", "python", "hash"], workers: int) -> Executor:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    with ProcessPoolExecutor(workers) if kind == "python" else ThreadPoolExecutor(workers) as executor:
        return executor
