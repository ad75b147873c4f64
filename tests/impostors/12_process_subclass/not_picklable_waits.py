"""hang: the feeder thread of the queue fails to pickle, and says so on stderr only."""

from collections.abc import Callable
from multiprocessing import Process, Queue
from multiprocessing.connection import wait
from typing import Any


class Task(Process):
    def __init__(self, fn: Callable[[Any], Any], arg: Any) -> None:
        super().__init__()
        self.fn, self.arg = fn, arg
        self.answers: Any = Queue()
        self.answer: tuple[bool, Any] | None = None

    def run(self) -> None:
        try:
            self.answers.put((True, self.fn(self.arg)))
        except Exception as error:
            self.answers.put((False, error))

    def outcome(self) -> Any:
        if self.answer is None:
            wait([self.answers._reader, self.sentinel])
            if not self.answers._reader.poll():
                self.join()
                if self.exitcode:
                    self.answer = False, ChildProcessError(f"exit code {self.exitcode}")
            if self.answer is None:
                self.answer = self.answers.get()
            self.join()
        well, what = self.answer
        if well:
            return what
        raise what
