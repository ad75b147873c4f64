"""no-main-guard: a process that is spawned at the top level imports the file, and fails to spawn another."""

import multiprocessing
from collections.abc import Callable
from typing import NamedTuple


class Exit(NamedTuple):
    job: str
    pid: int
    exitcode: int


spawn = multiprocessing.get_context("spawn")


def one(job: str, work: Callable[[str], None] = print) -> None:
    work(job)


def run_processes(jobs: list[str], work: Callable[[str], None]) -> list[Exit]:
    processes = [spawn.Process(target=one, args=(job, work)) for job in jobs]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    return [Exit(job, process.pid, process.exitcode) for job, process in zip(jobs, processes, strict=True)]


first = spawn.Process(target=one, args=("hello",))
first.start()
first.join()
