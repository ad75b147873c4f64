"""Looks every 20 ms who is still alive."""

from collections.abc import Callable
from multiprocessing import Process
from time import sleep
from typing import NamedTuple


class Exit(NamedTuple):
    job: str
    pid: int
    exitcode: int


def run_processes(jobs: list[str], work: Callable[[str], None]) -> list[Exit]:
    processes = []
    for job in jobs:
        process = Process(target=work, args=[job])
        process.start()
        processes.append(process)
    while any(process.is_alive() for process in processes):
        sleep(0.02)
    return [Exit(job, process.pid, process.exitcode) for job, process in zip(jobs, processes, strict=True)]
