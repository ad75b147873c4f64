"""A thread starts, joins and asks one process each."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import Process
from typing import NamedTuple


class Exit(NamedTuple):
    job: str
    pid: int
    exitcode: int


def exit_of(process: Process) -> int | None:
    process.join()
    return process.exitcode


def run_processes(jobs: list[str], work: Callable[[str], None]) -> list[Exit]:
    processes = [Process(target=work, args=(job,)) for job in jobs]
    for process in processes:
        process.start()
    with ThreadPoolExecutor(max(1, len(jobs))) as pool:
        codes = list(pool.map(exit_of, processes))
    return [Exit(job, process.pid, code) for job, process, code in zip(jobs, processes, codes, strict=True)]
