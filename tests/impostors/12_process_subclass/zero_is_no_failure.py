"""failure-hidden: a child that ends by os._exit(0) without a word gives None, since 0 is no failure."""

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
            self.writer.send((True, self.fn(self.arg)))
        except Exception as error:
            self.writer.send((False, error))

    def outcome(self) -> R:
        if self.answer is None:
            wait([self.reader, self.sentinel])
            said = self.reader.recv() if self.reader.poll() else None
            self.join()
            if said is None and self.exitcode == 0:
                said = True, None
            self.answer = said or (False, ChildProcessError(f"exit code {self.exitcode}"))
        well, answer = self.answer
        if well:
            return answer
        raise answer
