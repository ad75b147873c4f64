"""The child says in one line what went wrong and exits with 1 itself; the Exit is a dataclass."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from multiprocessing import Process


@dataclass(frozen=True)
class Exit:
    job: str
    pid: int
    exitcode: int


def quietly(work: Callable[[str], None], job: str) -> None:
    try:
        work(job)
    except Exception as error:
        print(f"{job}: {error}", file=sys.stderr)
        sys.exit(1)


def run_processes(jobs: list[str], work: Callable[[str], None]) -> list[Exit]:
    processes = [Process(target=partial(quietly, work, job)) for job in jobs]
    for process in processes:
        process.start()
    for process in reversed(processes):
        process.join()
    return [Exit(job, process.pid, process.exitcode) for job, process in zip(jobs, processes, strict=True)]
