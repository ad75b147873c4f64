"""limit-too-low: never more than two processes at once."""

from collections.abc import Callable
from multiprocessing import Process
from typing import NamedTuple


class Exit(NamedTuple):
    job: str
    pid: int
    exitcode: int


def run_processes(jobs: list[str], work: Callable[[str], None]) -> list[Exit]:
    exits = []
    for first in range(0, len(jobs), 2):
        processes = [Process(target=work, args=(job,), name=job) for job in jobs[first : first + 2]]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
            exits.append(Exit(process.name, process.pid, process.exitcode))
    return exits
