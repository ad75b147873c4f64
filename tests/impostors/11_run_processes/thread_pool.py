"""same-process: a pool of threads, whose numbers are taken for process ids."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import get_native_id
from typing import NamedTuple


class Exit(NamedTuple):
    job: str
    pid: int
    exitcode: int


def one(work: Callable[[str], None], job: str) -> Exit:
    try:
        work(job)
    except Exception:
        return Exit(job, get_native_id(), 1)
    return Exit(job, get_native_id(), 0)


def run_processes(jobs: list[str], work: Callable[[str], None]) -> list[Exit]:
    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(one, [work] * len(jobs), jobs))
