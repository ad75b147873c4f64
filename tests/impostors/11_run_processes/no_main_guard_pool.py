"""no-main-guard: the workers of a pool that is spawned at the top level die, and are replaced for ever."""

import multiprocessing
from collections.abc import Callable
from typing import NamedTuple


class Exit(NamedTuple):
    job: str
    pid: int
    exitcode: int


def one(job: str) -> str:
    return job.upper()


def run_processes(jobs: list[str], work: Callable[[str], None]) -> list[Exit]:
    processes = [multiprocessing.Process(target=work, args=(job,)) for job in jobs]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    return [Exit(job, process.pid, process.exitcode) for job, process in zip(jobs, processes, strict=True)]


with multiprocessing.get_context("spawn").Pool(2) as pool:
    print(pool.map(one, ["a", "b"]))
