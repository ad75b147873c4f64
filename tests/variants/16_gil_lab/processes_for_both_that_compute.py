"""Processes for hash, too: their work overlaps as well."""

from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from typing import Literal


def gil_lab(kind: Literal["sleep", "python", "hash"], workers: int) -> Executor:
    match kind:
        case "sleep":
            return ThreadPoolExecutor(workers)
        case _:
            return ProcessPoolExecutor(workers)
