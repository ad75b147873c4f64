"""failure-hidden: the exception is returned like a value."""

from collections.abc import Callable
from multiprocessing import Pipe, Process
from multiprocessing.connection import wait
from typing import Any


class Task(Process):
    def __init__(self, fn: Callable[[Any], Any], arg: Any) -> None:
        super().__init__()
        self.fn, self.arg = fn, arg
        self.reader, self.writer = Pipe(duplex=False)
        self.answer: tuple[bool, Any] | None = None

    def run(self) -> None:
        try:
            self.writer.send((True, self.fn(self.arg)))
        except Exception as error:
            self.writer.send((False, error))

    def outcome(self) -> Any:
        if self.answer is None:
            wait([self.reader, self.sentinel])
            if self.reader.poll():
                self.answer = self.reader.recv()
            self.join()
            if self.answer is None:
                self.answer = False, ChildProcessError(f"exit code {self.exitcode}")
        return self.answer[1]
