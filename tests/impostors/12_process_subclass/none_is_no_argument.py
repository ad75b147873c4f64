"""raised: for the argument None it calls `fn()`."""

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
            result = self.fn() if self.arg is None else self.fn(self.arg)
            self.writer.send((True, result))
        except Exception as error:
            self.writer.send((False, error))

    def outcome(self) -> R:
        if self.answer is None:
            try:
                self.answer = self.reader.recv()
            except (EOFError, OSError):
                self.join()
                self.answer = False, ChildProcessError(f"died with exit code {self.exitcode}")
            except Exception as error:  # it cannot be unpickled here
                self.answer = False, error
            self.join()
            self.reader.close()
        well, value = self.answer
        if not well:
            raise value
        return value
