"""memory-not-shared: the child enters its result in its own copy of a dict, and nobody finds it in the parent's."""

from collections.abc import Callable
from multiprocessing import Process
from typing import Any

RESULTS: dict[str, Any] = {}


class Task(Process):
    def __init__(self, fn: Callable[[Any], Any], arg: Any) -> None:
        super().__init__()
        self.fn, self.arg = fn, arg

    def run(self) -> None:
        RESULTS[self.name] = self.fn(self.arg)

    def outcome(self) -> Any:
        self.join()
        try:
            return RESULTS[self.name]
        except KeyError:
            raise ChildProcessError(f"exit code {self.exitcode}") from None
