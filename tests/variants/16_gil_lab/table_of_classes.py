"""The classes in a table; each says itself that there must be a worker."""

from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from typing import Literal

EXECUTORS: dict[str, type[Executor]] = {
    "sleep": ThreadPoolExecutor,
    "python": ProcessPoolExecutor,
    "hash": ThreadPoolExecutor,
}


def gil_lab(kind: Literal["sleep", "python", "hash"], workers: int) -> Executor:
    return EXECUTORS[kind](max_workers=workers)  # type: ignore[call-arg]
