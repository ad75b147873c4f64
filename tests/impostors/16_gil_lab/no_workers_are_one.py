"""wrong-result: no workers are taken for one."""

from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from typing import Literal


def gil_lab(kind: Literal["sleep", "python", "hash"], workers: int) -> Executor:
    workers = max(workers, 1)
    return ProcessPoolExecutor(workers) if kind == "python" else ThreadPoolExecutor(workers)
