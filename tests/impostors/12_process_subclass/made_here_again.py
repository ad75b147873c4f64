"""same-process: a result that cannot be sent is worked out once more in the parent."""

from collections.abc import Callable
from multiprocessing import Pipe, Process
from multiprocessing.connection import wait
from typing import Generic, TypeVar

A = TypeVar("A")
R = TypeVar("R")


class Task(Process, Generic[A, R]):
    def __init__(self, fn: Callable[[A], R], arg: A) -> None:
        super().__init__()
        self.fn, self.arg, self.answer = fn, arg, None
        self.reader, self.writer = Pipe(duplex=False)

    def run(self) -> None:
        try:
            value = self.fn(self.arg)
        except Exception as error:
            self.writer.send(("error", error))
            return
        try:
            self.writer.send(("value", value))
        except Exception:
            self.writer.send(("too bad", None))

    def outcome(self) -> R:
        if self.answer is None:
            wait([self.reader, self.sentinel])
            if self.reader.poll():
                self.answer = self.reader.recv()
                self.join()
            else:
                self.join()
                self.answer = "error", ChildProcessError(f"exit code {self.exitcode}")
            if self.answer[0] == "too bad":
                self.answer = "value", self.fn(self.arg)
        kind, answer = self.answer
        if kind == "value":
            return answer
        raise answer
