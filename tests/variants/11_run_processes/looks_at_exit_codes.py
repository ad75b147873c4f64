"""Joins a little at a time, until the exit code says that it is over: nobody joins after that."""

from collections.abc import Callable
from multiprocessing import Process
from typing import NamedTuple


class Exit(NamedTuple):
    job: str
    pid: int
    exitcode: int


def run_processes(jobs: list[str], work: Callable[[str], None]) -> list[Exit]:
    processes = [Process(target=work, args=(job,)) for job in jobs]
    for process in processes:
        process.start()
    for process in processes:
        while process.exitcode is None:
            process.join(0.02)
    return [Exit(job, process.pid, process.exitcode) for job, process in zip(jobs, processes, strict=True)]
