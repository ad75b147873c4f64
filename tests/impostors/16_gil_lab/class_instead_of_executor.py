"""wrong-result: the class, and no executor made of it."""

from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from typing import Literal


def gil_lab(kind: Literal["sleep", "python", "hash"], workers: int) -> type[Executor]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    return ProcessPoolExecutor if kind == "python" else ThreadPoolExecutor
