"""memory-not-shared: the child appends to its own copy of the list."""

from collections.abc import Callable
from multiprocessing import Process
from typing import Any


class Task(Process):
    def __init__(self, fn: Callable[[Any], Any], arg: Any) -> None:
        super().__init__()
        self.fn, self.arg = fn, arg
        self.results: list[Any] = []

    def run(self) -> None:
        self.results.append(self.fn(self.arg))

    def outcome(self) -> Any:
        self.join()
        return self.results[0] if self.results else None
