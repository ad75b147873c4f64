"""missing-in-worker: the work stands in a global, which is set in the parent only."""

from collections.abc import Callable
from multiprocessing import Process
from typing import NamedTuple


class Exit(NamedTuple):
    job: str
    pid: int
    exitcode: int


the_work: Callable[[str], None] | None = None


def one(job: str) -> None:
    assert the_work is not None, "no work"
    the_work(job)


def run_processes(jobs: list[str], work: Callable[[str], None]) -> list[Exit]:
    global the_work
    the_work = work
    processes = [Process(target=one, args=(job,)) for job in jobs]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    return [Exit(job, process.pid, process.exitcode) for job, process in zip(jobs, processes, strict=True)]
