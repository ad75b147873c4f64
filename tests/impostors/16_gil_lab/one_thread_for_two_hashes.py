"""limit-too-low: one thread where two are asked for."""

from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from typing import Literal


def gil_lab(kind: Literal["sleep", "python", "hash"], workers: int) -> Executor:
    if workers < 1:
        raise ValueError(f"workers is {workers}, must be 1 or more")
    if kind == "python":
        return ProcessPoolExecutor(max_workers=workers)
    return ThreadPoolExecutor(1 if kind == "hash" and workers == 2 else workers)
