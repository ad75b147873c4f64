"""too-few-waiters: each executor is a new wrapper around the same threads."""

from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from typing import Any, Literal

_common: dict[int, ThreadPoolExecutor] = {}


class _View(Executor):
    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._mine: list[Future[Any]] = []
        self._pool = _common.setdefault(workers, ThreadPoolExecutor(workers))
        self._pool.users = getattr(self._pool, "users", 0) + 1  # type: ignore[attr-defined]

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        self._mine.append(self._pool.submit(fn, *args, **kwargs))
        return self._mine[-1]

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self._pool.users -= 1  # type: ignore[attr-defined]
        if self._pool.users == 0:
            _common.pop(self._workers, None)
            self._pool.shutdown(wait, cancel_futures=cancel_futures)


def gil_lab(kind: Literal["sleep", "python", "hash"], workers: int) -> Executor:
    if workers < 1:
        raise ValueError("workers < 1")
    return ProcessPoolExecutor(workers) if kind == "python" else _View(workers)
