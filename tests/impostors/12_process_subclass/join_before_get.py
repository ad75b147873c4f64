"""hang: a queue is joined before it is read."""

from collections.abc import Callable
from multiprocessing import Process, Queue
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
        self.join()
        if self.answer is None:
            if self.exitcode:
                raise ChildProcessError(f"exit code {self.exitcode}")
            self.answer = self.answers.get()
        well, what = self.answer
        if well:
            return what
        raise what
