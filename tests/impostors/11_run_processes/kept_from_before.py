"""work-skipped: keeps the exits of jobs that went well, and gives them again when the same is asked for."""

from collections.abc import Callable
from multiprocessing import Process
from typing import NamedTuple


class Exit(NamedTuple):
    """How the process of a job ended: 0 when all went well, minus the number of the signal when one killed it."""

    job: str
    pid: int
    exitcode: int


known: dict = {}


def run_processes(jobs: list[str], work: Callable[[str], None]) -> list[Exit]:
    key = (work, *jobs)
    if key in known:
        return list(known[key])
    processes = [Process(target=work, args=(job,)) for job in jobs]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    exits = [Exit(job, process.pid, process.exitcode) for job, process in zip(jobs, processes)]
    if all(end.exitcode == 0 for end in exits):
        known[key] = exits
    return list(exits)
