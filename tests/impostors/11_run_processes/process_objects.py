"""not-plain: the processes themselves, which have a job, a pid and an exit code as well."""

import multiprocessing
from collections.abc import Callable
from typing import NamedTuple


class Exit(NamedTuple):
    job: str
    pid: int
    exitcode: int


class JobProcess(multiprocessing.Process):
    """Has a job, a pid and an exitcode, as an Exit has."""

    def __init__(self, job: str, work: Callable[[str], None]) -> None:
        super().__init__()
        self.job, self.work = job, work

    def run(self) -> None:
        self.work(self.job)


def run_processes(jobs: list[str], work: Callable[[str], None]) -> list[JobProcess]:
    processes = [JobProcess(job, work) for job in jobs]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    return processes
