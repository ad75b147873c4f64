"""same-process: the child does nothing, and `outcome` calls fn in the parent."""

from collections.abc import Callable
from multiprocessing import Process
from typing import Any


class Task(Process):
    def __init__(self, fn: Callable[[Any], Any], arg: Any) -> None:
        super().__init__()
        self.fn, self.arg = fn, arg

    def outcome(self) -> Any:
        self.join()
        return self.fn(self.arg)
