"""A subclass of Process whose `run` does the work."""

from collections.abc import Callable
from multiprocessing import Process
from typing import NamedTuple


class Exit(NamedTuple):
    job: str
    pid: int
    exitcode: int


class Worker(Process):
    def __init__(self, work: Callable[[str], None], job: str) -> None:
        super().__init__()
        self.work, self.job = work, job

    def run(self) -> None:
        self.work(self.job)


def run_processes(jobs: list[str], work: Callable[[str], None]) -> list[Exit]:
    workers = [Worker(work, job) for job in jobs]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return [Exit(worker.job, worker.pid, worker.exitcode) for worker in workers]
