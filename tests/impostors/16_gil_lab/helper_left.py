"""left-running: it starts one process to warm up, and never ends it."""

from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from typing import Literal

kept = []


def nothing() -> None:
    pass


def gil_lab(kind: Literal["sleep", "python", "hash"], workers: int) -> Executor:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    kept.append(ProcessPoolExecutor(1))
    kept[-1].submit(nothing).result()
    return ProcessPoolExecutor(workers) if kind == "python" else ThreadPoolExecutor(workers)
