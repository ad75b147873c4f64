"""left-running: the child waits for a receipt before it ends, and gets none for an error."""

from collections.abc import Callable
from multiprocessing import Pipe, Process
from multiprocessing.connection import wait
from typing import Generic, TypeVar

A = TypeVar("A")
R = TypeVar("R")


class Task(Process, Generic[A, R]):
    def __init__(self, fn: Callable[[A], R], arg: A) -> None:
        super().__init__(daemon=True)
        self.fn, self.arg, self.answer = fn, arg, None
        self.ours, self.theirs = Pipe()

    def run(self) -> None:
        self.ours.close()
        try:
            self.theirs.send((True, self.fn(self.arg)))
        except Exception as error:
            self.theirs.send((False, error))
        try:
            self.theirs.recv()
        except EOFError:
            pass

    def outcome(self) -> R:
        if self.answer is None:
            wait([self.ours, self.sentinel])
            if self.ours.poll():
                self.answer = self.ours.recv()
                if self.answer[0]:
                    self.ours.send("received")
                    self.join()
            else:
                self.join()
                self.answer = False, ChildProcessError(f"exit code {self.exitcode}")
        well, answer = self.answer
        if well:
            return answer
        raise answer
