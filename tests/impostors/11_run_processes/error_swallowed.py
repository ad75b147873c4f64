"""failure-hidden: the child catches the exception, and ends as if all were well."""

from collections.abc import Callable
from multiprocessing import Process
from typing import NamedTuple


class Exit(NamedTuple):
    job: str
    pid: int
    exitcode: int


def one(work: Callable[[str], None], job: str) -> None:
    try:
        work(job)
    except Exception as error:
        print(f"{job}: {error}")


def run_processes(jobs: list[str], work: Callable[[str], None]) -> list[Exit]:
    processes = [Process(target=one, args=(work, job)) for job in jobs]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    return [Exit(job, process.pid, process.exitcode) for job, process in zip(jobs, processes, strict=True)]
