"""order-lost: the exits come in the order in which the processes end."""

from collections.abc import Callable
from multiprocessing import Process
from multiprocessing.connection import wait
from typing import NamedTuple


class Exit(NamedTuple):
    job: str
    pid: int
    exitcode: int


def run_processes(jobs: list[str], work: Callable[[str], None]) -> list[Exit]:
    alive = {}
    for job in jobs:
        process = Process(target=work, args=(job,))
        process.start()
        alive[process.sentinel] = job, process
    exits = []
    while alive:
        for ended in wait(list(alive)):
            job, process = alive.pop(ended)
            process.join()
            exits.append(Exit(job, process.pid, process.exitcode))
    return exits
