"""needs 3.14: interpreters of one process for both kinds that compute."""

from concurrent.futures import Executor, InterpreterPoolExecutor, ThreadPoolExecutor
from typing import Literal


def gil_lab(kind: Literal["sleep", "python", "hash"], workers: int) -> Executor:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    return ThreadPoolExecutor(workers) if kind == "sleep" else InterpreterPoolExecutor(workers)
