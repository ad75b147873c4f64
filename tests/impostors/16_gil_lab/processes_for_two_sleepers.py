"""paid-for-processes: processes where only two are to wait."""

from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from typing import Literal


def gil_lab(kind: Literal["sleep", "python", "hash"], workers: int) -> Executor:
    if workers < 1:
        raise ValueError(f"workers is {workers}, must be 1 or more")
    if kind == "python" or workers == 2:
        return ProcessPoolExecutor(max_workers=workers)
    return ThreadPoolExecutor(max_workers=workers)
