"""A pool that breaks is thrown away; what was lost runs again, each job in a pool of its own."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

Job = TypeVar("Job")


def attempt(jobs: list[Any], work: Callable[[Any], bytes], workers: int) -> list[Any]:
    with ProcessPoolExecutor(workers) as pool:
        futures = []
        for job in jobs:
            try:
                futures.append(pool.submit(work, job))
            except BrokenProcessPool:
                break
        replies: list[Any] = []
        for future in futures:
            try:
                replies.append(future.result())
            except Exception as error:
                replies.append(error)
    return replies + [BrokenProcessPool("never begun")] * (len(jobs) - len(replies))


def worker_messages(jobs: list[Job], work: Callable[[Job], bytes], workers: int) -> list[bytes | Exception]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    replies = attempt(jobs, work, workers) if jobs else []
    for place, reply in enumerate(replies):
        if isinstance(reply, BrokenProcessPool):
            (again,) = attempt([jobs[place]], work, 1)
            lost = isinstance(again, BrokenProcessPool)
            replies[place] = ChildProcessError("the job killed its worker") if lost else again
    return replies
