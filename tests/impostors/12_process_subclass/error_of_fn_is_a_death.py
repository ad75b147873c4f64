"""wrong-error: raises what fn raised inside the `try` for the end of the pipe, and takes an OSError for that end."""

from collections.abc import Callable
from multiprocessing import Pipe, Process
from typing import Any, Generic, TypeVar

A = TypeVar("A")
R = TypeVar("R")


class Task(Process, Generic[A, R]):
    def __init__(self, fn: Callable[[A], R], arg: A) -> None:
        super().__init__()
        self.fn, self.arg = fn, arg
        self.answer: tuple[bool, Any] | None = None

    def start(self) -> None:
        self.reader, self.writer = Pipe(duplex=False)  # here, so that no child that was started before has it
        super().start()
        self.writer.close()

    def run(self) -> None:
        try:
            self.writer.send((True, self.fn(self.arg)))
        except Exception as error:
            self.writer.send((False, error))

    def outcome(self) -> R:
        try:
            if self.answer is None:
                self.answer = self.reader.recv()
                self.join()
                self.reader.close()
            well, value = self.answer
            if not well:
                raise value
            return value
        except (EOFError, OSError):
            self.join()
            raise ChildProcessError(f"died with exit code {self.exitcode}") from None
