"""same-process: a Thread shares the memory of its process, and dies with it."""

from collections.abc import Callable
from threading import Thread
from typing import Any


class Task(Thread):
    def __init__(self, fn: Callable[[Any], Any], arg: Any) -> None:
        super().__init__()
        self.fn, self.arg = fn, arg
        self.result: Any = None
        self.error: Exception | None = None

    def run(self) -> None:
        try:
            self.result = self.fn(self.arg)
        except Exception as error:
            self.error = error

    def outcome(self) -> Any:
        self.join()
        if self.error:
            raise self.error
        return self.result
