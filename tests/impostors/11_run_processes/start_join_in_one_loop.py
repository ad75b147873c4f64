"""sequential: each process is joined before the next one is started."""

from collections.abc import Callable
from multiprocessing import Process
from typing import NamedTuple


class Exit(NamedTuple):
    job: str
    pid: int
    exitcode: int


def run_processes(jobs: list[str], work: Callable[[str], None]) -> list[Exit]:
    exits = []
    for job in jobs:
        process = Process(target=work, args=(job,))
        process.start()
        process.join()
        exits.append(Exit(job, process.pid, process.exitcode))
    return exits
