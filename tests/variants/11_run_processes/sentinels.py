"""Waits for whichever ends first, and puts each exit in its place."""

from collections.abc import Callable
from multiprocessing import Process
from multiprocessing.connection import wait
from typing import NamedTuple


class Exit(NamedTuple):
    job: str
    pid: int
    exitcode: int


def run_processes(jobs: list[str], work: Callable[[str], None]) -> list[Exit]:
    exits: dict[int, Exit] = {}
    alive: dict[int, tuple[int, str, Process]] = {}
    for place, job in enumerate(jobs):
        process = Process(target=work, args=(job,), daemon=True)
        process.start()
        alive[process.sentinel] = place, job, process
    while alive:
        for ended in wait(list(alive)):
            place, job, process = alive.pop(ended)
            process.join()
            exits[place] = Exit(job, process.pid, process.exitcode)
            process.close()
    return [exits[place] for place in range(len(jobs))]
