"""hang: a multiprocessing.Pool replaces a killed worker, but waits for its answer for ever."""

from collections.abc import Callable
from multiprocessing import Pool
from typing import Any, TypeVar

Job = TypeVar("Job")


def worker_messages(jobs: list[Job], work: Callable[[Job], bytes], workers: int) -> list[bytes | Exception]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    with Pool(workers) as pool:
        pending = [pool.apply_async(work, (job,)) for job in jobs]
        replies: list[Any] = []
        for one in pending:
            try:
                replies.append(one.get())
            except Exception as error:
                replies.append(error)
        pool.close()
        pool.join()
    return replies
