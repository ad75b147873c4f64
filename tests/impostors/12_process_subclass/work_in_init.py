"""same-process: `__init__` runs in the parent, before there is a child."""

from collections.abc import Callable
from multiprocessing import Process
from typing import Any


class Task(Process):
    def __init__(self, fn: Callable[[Any], Any], arg: Any) -> None:
        super().__init__()
        self.fn, self.arg = fn, arg
        try:
            self.result, self.error = fn(arg), None
        except Exception as error:
            self.result, self.error = None, error

    def outcome(self) -> Any:
        self.join()
        if self.error:
            raise self.error
        return self.result
