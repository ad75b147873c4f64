"""wrong-result: a multiprocessing.Pool is no Executor."""

from concurrent.futures import ThreadPoolExecutor
from multiprocessing import Pool
from typing import Any, Literal


def gil_lab(kind: Literal["sleep", "python", "hash"], workers: int) -> Any:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    return Pool(workers) if kind == "python" else ThreadPoolExecutor(workers)
