"""wrong-error: sends the name of the error's class, and looks for that in builtins only."""

import builtins
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
            self.writer.send(("", self.fn(self.arg)))
        except Exception as error:
            self.writer.send((type(error).__name__, error.args))

    def outcome(self) -> R:
        if self.answer is None:
            wait([self.reader, self.sentinel])
            said = self.reader.recv() if self.reader.poll() else None
            self.join()
            self.answer = said or ("ChildProcessError", (f"exit code {self.exitcode}",))
        name, answer = self.answer
        if not name:
            return answer
        raise getattr(builtins, name, RuntimeError)(*answer)
