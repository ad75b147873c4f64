"""failure-hidden: the child catches SystemExit, so a job that calls sys.exit(3) shows as 0."""

from collections.abc import Callable
from multiprocessing import Process
from typing import NamedTuple


class Exit(NamedTuple):
    """How the process of a job ended: 0 when all went well, minus the number of the signal when one killed it."""

    job: str
    pid: int
    exitcode: int


def guarded(work, job):
    try:
        work(job)
    except SystemExit:
        pass  # the plug-in has said that it is done


def run_processes(jobs: list[str], work: Callable[[str], None]) -> list[Exit]:
    processes = [Process(target=guarded, args=(work, job)) for job in jobs]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    return [Exit(job, process.pid, process.exitcode) for job, process in zip(jobs, processes)]
