"""left-running: a manager, which is a process of its own, is never shut down."""

import multiprocessing
from collections.abc import Callable
from typing import NamedTuple


class Exit(NamedTuple):
    job: str
    pid: int
    exitcode: int


kept = []


def run_processes(jobs: list[str], work: Callable[[str], None]) -> list[Exit]:
    kept.append(multiprocessing.Manager())
    processes = [multiprocessing.Process(target=work, args=(job,)) for job in jobs]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    return [Exit(job, process.pid, process.exitcode) for job, process in zip(jobs, processes, strict=True)]
