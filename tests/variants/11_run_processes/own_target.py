"""A function of its own is the target, with work and job as its arguments; it tells what it does."""

from collections.abc import Callable
from multiprocessing import Process
from typing import NamedTuple


class Exit(NamedTuple):
    job: str
    pid: int
    exitcode: int


def one(work: Callable[[str], None], job: str) -> None:
    print(f"{job} begins")
    work(job)
    print(f"{job} has ended")


def run_processes(jobs: list[str], work: Callable[[str], None]) -> list[Exit]:
    processes = [Process(target=one, args=(work, job), name=job) for job in jobs]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    return [Exit(process.name, process.pid, process.exitcode) for process in processes]
