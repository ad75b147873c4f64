"""memory-not-shared: each worker writes into its own copy of the list."""

from collections.abc import Callable
from multiprocessing import Process
from typing import Any, TypeVar

Job = TypeVar("Job")


def serve(work: Callable[[Any], bytes], share: list[tuple[int, Any]], replies: list[Any]) -> None:
    for place, job in share:
        try:
            replies[place] = work(job)
        except Exception as error:
            replies[place] = error


def worker_messages(jobs: list[Job], work: Callable[[Job], bytes], workers: int) -> list[bytes | Exception]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    replies: list[Any] = [None] * len(jobs)
    shares = [list(enumerate(jobs))[first::workers] for first in range(workers)]
    crew = [Process(target=serve, args=(work, share, replies)) for share in shares]
    for process in crew:
        process.start()
    for process in crew:
        process.join()
    return replies
