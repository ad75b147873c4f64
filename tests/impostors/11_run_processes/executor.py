"""one-failure-ends-all: a pool breaks as a whole when one of its processes dies."""

import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import NamedTuple


class Exit(NamedTuple):
    job: str
    pid: int
    exitcode: int


def one(work: Callable[[str], None], job: str) -> int:
    work(job)
    return os.getpid()


def run_processes(jobs: list[str], work: Callable[[str], None]) -> list[Exit]:
    with ProcessPoolExecutor(max(1, len(jobs))) as pool:
        futures = [pool.submit(one, work, job) for job in jobs]
    return [
        Exit(job, future.result() if not future.exception() else 0, int(future.exception() is not None))
        for job, future in zip(jobs, futures, strict=True)
    ]
