"""one-failure-ends-all: one killed worker breaks the whole ProcessPoolExecutor."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
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
    with ProcessPoolExecutor(workers) as pool:
        futures = [pool.submit(work, job) for job in jobs]
        return [outcome(future) for future in futures]
