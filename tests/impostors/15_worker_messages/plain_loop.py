"""sequential: one job after another, in the calling process."""

from collections.abc import Callable
from typing import Any, TypeVar

Job = TypeVar("Job")


def worker_messages(jobs: list[Job], work: Callable[[Job], bytes], workers: int) -> list[bytes | Exception]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    replies: list[Any] = []
    for job in jobs:
        try:
            replies.append(work(job))
        except Exception as error:
            replies.append(error)
    return replies
