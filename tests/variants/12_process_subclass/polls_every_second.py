"""Looks once a second whether there is a message or the child is gone."""

from collections.abc import Callable
from multiprocessing import Pipe, Process
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
            while not self.reader.poll(1.0) and self.is_alive():
                pass
            if self.reader.poll():
                self.answer = self.reader.recv()
            self.join()
            if self.answer is None:
                self.answer = False, ChildProcessError(self.exitcode, f"exit code {self.exitcode}")
        well, what = self.answer
        if well:
            return what
        raise what
