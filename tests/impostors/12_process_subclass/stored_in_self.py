"""memory-not-shared: `run` stores the result in the child, and the parent reads its own attribute."""

from collections.abc import Callable
from multiprocessing import Process
from typing import Any


class Task(Process):
    def __init__(self, fn: Callable[[Any], Any], arg: Any) -> None:
        super().__init__()
        self.fn, self.arg = fn, arg
        self.result: Any = None

    def run(self) -> None:
        self.result = self.fn(self.arg)

    def outcome(self) -> Any:
        self.join()
        return self.result
