"""same-process: for a single job no process seems worth while, and the caller does it."""

import os
from collections.abc import Callable
from multiprocessing import Process
from typing import NamedTuple


class Exit(NamedTuple):
    """How the process of a job ended: 0 when all went well, minus the number of the signal when one killed it."""

    job: str
    pid: int
    exitcode: int


def run_processes(jobs: list[str], work: Callable[[str], None]) -> list[Exit]:
    if len(jobs) == 1:
        try:
            work(jobs[0])
        except BaseException:
            return [Exit(jobs[0], os.getpid(), 1)]
        return [Exit(jobs[0], os.getpid(), 0)]
    processes = [Process(target=work, args=(job,)) for job in jobs]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    return [Exit(job, process.pid, process.exitcode) for job, process in zip(jobs, processes)]
