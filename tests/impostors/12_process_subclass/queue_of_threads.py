"""memory-not-shared: a `queue.Queue` connects threads; each process has a copy of it."""

import queue
from collections.abc import Callable
from multiprocessing import Process
from typing import Any


class Task(Process):
    def __init__(self, fn: Callable[[Any], Any], arg: Any) -> None:
        super().__init__()
        self.fn, self.arg = fn, arg
        self.answers: queue.Queue[Any] = queue.Queue()

    def run(self) -> None:
        self.answers.put(self.fn(self.arg))

    def outcome(self) -> Any:
        return self.answers.get()
