"""needs no-gil: threads for all."""

from concurrent.futures import Executor, ThreadPoolExecutor
from typing import Literal


def gil_lab(kind: Literal["sleep", "python", "hash"], workers: int) -> Executor:
    return ThreadPoolExecutor(workers)
