"""too-few-waiters: the second executor has fewer workers."""

from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from typing import Literal

_calls = 0


def gil_lab(kind: Literal["sleep", "python", "hash"], workers: int) -> Executor:
    if workers < 1:
        raise ValueError(f"workers is {workers}, must be 1 or more")
    if kind == "python":
        return ProcessPoolExecutor(max_workers=workers)
    global _calls
    _calls += 1
    return ThreadPoolExecutor(max(1, workers - _calls // 2))
