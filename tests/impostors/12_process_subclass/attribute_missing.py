"""memory-not-shared: the attribute exists in the child only."""

from collections.abc import Callable
from multiprocessing import Process
from typing import Any


class Task(Process):
    def __init__(self, fn: Callable[[Any], Any], arg: Any) -> None:
        super().__init__()
        self.fn, self.arg = fn, arg

    def run(self) -> None:
        try:
            self.result = self.fn(self.arg)
        except Exception as error:
            self.error = error

    def outcome(self) -> Any:
        self.join()
        if hasattr(self, "error"):
            raise self.error
        return self.result
