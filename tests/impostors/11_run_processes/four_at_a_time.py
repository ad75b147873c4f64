"""limit-too-low: four processes, and when all of them have ended the next four."""

from collections.abc import Callable
from multiprocessing import Process
from typing import NamedTuple


class Exit(NamedTuple):
    job: str
    pid: int
    exitcode: int


def run_processes(jobs: list[str], work: Callable[[str], None]) -> list[Exit]:
    exits = []
    for n in range(0, len(jobs), 4):
        batch = [(job, Process(target=work, args=(job,))) for job in jobs[n : n + 4]]
        for _job, process in batch:
            process.start()
        for job, process in batch:
            process.join()
            exits.append(Exit(job, process.pid, process.exitcode))
    return exits
