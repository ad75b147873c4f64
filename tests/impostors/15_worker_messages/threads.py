"""same-process: threads answer the jobs, and one that kills takes all of them along."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

Job = TypeVar("Job")


def outcome(future: Any) -> Any:
    try:
        return future.result()
    except Exception as error:
        return error


def worker_messages(jobs: list[Job], work: Callable[[Job], bytes], workers: int) -> list[bytes | Exception]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    with ThreadPoolExecutor(workers) as pool:
        return [outcome(future) for future in [pool.submit(work, job) for job in jobs]]
