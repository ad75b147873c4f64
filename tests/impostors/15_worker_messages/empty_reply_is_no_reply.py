"""wrong-result: an empty reply is taken for no reply at all."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

Job = TypeVar("Job")


def asked(jobs: list[Any], work: Callable[[Any], bytes], workers: int) -> list[Any]:
    """The replies and exceptions; None for what was lost with a worker."""
    with ProcessPoolExecutor(workers) as pool:
        futures = [pool.submit(work, job) for job in jobs]
    errors = [future.exception() for future in futures]
    return [
        None if isinstance(error, BrokenProcessPool) else error or future.result()
        for future, error in zip(futures, errors, strict=True)
    ]


def worker_messages(jobs: list[Job], work: Callable[[Job], bytes], workers: int) -> list[bytes | Exception]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    replies = asked(jobs, work, workers)
    for place, job in enumerate(jobs):
        if replies[place] is None:
            (replies[place],) = asked([job], work, 1)
    return [reply or ChildProcessError("no reply") for reply in replies]
