"""limit-too-low: a process for each job, but a semaphore lets only twelve of them work at once."""

import multiprocessing
from collections.abc import Callable
from typing import NamedTuple


class Exit(NamedTuple):
    """How the process of a job ended: 0 when all went well, minus the number of the signal when one killed it."""

    job: str
    pid: int
    exitcode: int


def child(slots, work, job):
    with slots:
        work(job)


def run_processes(jobs: list[str], work: Callable[[str], None]) -> list[Exit]:
    slots = multiprocessing.Semaphore(12)
    processes = [multiprocessing.Process(target=child, args=(slots, work, job)) for job in jobs]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    return [Exit(job, process.pid, process.exitcode) for job, process in zip(jobs, processes)]
