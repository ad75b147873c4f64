"""sequential: `run` does the work here; only `start` makes a process."""

import os
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
        process.run()
        exits.append(Exit(job, os.getpid(), 0))
    return exits
