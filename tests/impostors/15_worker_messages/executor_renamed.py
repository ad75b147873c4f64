"""one-failure-ends-all: BrokenProcessPool is renamed, but it still stands for all that was left."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

Job = TypeVar("Job")


def outcome(future: Any) -> Any:
    try:
        return future.result()
    except BrokenProcessPool as error:
        return ChildProcessError(str(error))
    except Exception as error:
        return error


def worker_messages(jobs: list[Job], work: Callable[[Job], bytes], workers: int) -> list[bytes | Exception]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    with ProcessPoolExecutor(workers) as pool:
        return [outcome(future) for future in [pool.submit(work, job) for job in jobs]]
