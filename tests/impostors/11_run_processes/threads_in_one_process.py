"""same-process: one child, and in it a thread for each job."""

from collections.abc import Callable
from multiprocessing import Process
from threading import Thread
from typing import NamedTuple


class Exit(NamedTuple):
    job: str
    pid: int
    exitcode: int


def all_of_them(work: Callable[[str], None], jobs: list[str]) -> None:
    threads = [Thread(target=work, args=(job,)) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def run_processes(jobs: list[str], work: Callable[[str], None]) -> list[Exit]:
    process = Process(target=all_of_them, args=(work, jobs))
    process.start()
    process.join()
    return [Exit(job, process.pid, process.exitcode) for job in jobs]
