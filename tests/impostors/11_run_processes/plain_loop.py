"""sequential: one job after another, and no process but the caller's."""

import os
from collections.abc import Callable
from typing import NamedTuple


class Exit(NamedTuple):
    job: str
    pid: int
    exitcode: int


def run_processes(jobs: list[str], work: Callable[[str], None]) -> list[Exit]:
    exits = []
    for job in jobs:
        work(job)
        exits.append(Exit(job, os.getpid(), 0))
    return exits
