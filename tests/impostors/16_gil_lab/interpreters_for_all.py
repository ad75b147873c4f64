"""paid-for-processes: needs 3.14: an interpreter for each worker, even to wait."""

from concurrent.futures import Executor, InterpreterPoolExecutor
from typing import Literal


def gil_lab(kind: Literal["sleep", "python", "hash"], workers: int) -> Executor:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    return InterpreterPoolExecutor(workers)
