"""wrong-result: the processes stand in a dict by job, so two equal jobs have one process."""

from collections.abc import Callable
from multiprocessing import Process
from typing import NamedTuple


class Exit(NamedTuple):
    job: str
    pid: int
    exitcode: int


def run_processes(jobs: list[str], work: Callable[[str], None]) -> list[Exit]:
    processes = {job: Process(target=work, args=(job,)) for job in jobs}
    for process in processes.values():
        process.start()
    for process in processes.values():
        process.join()
    return [Exit(job, processes[job].pid, processes[job].exitcode) for job in jobs]
