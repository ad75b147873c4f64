"""hang: the parent joins first, and the child waits for somebody to read its 10 MB."""

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
        self.join()
        if self.answer is None:
            if not self.reader.poll():
                raise ChildProcessError(f"exit code {self.exitcode}")
            self.answer = self.reader.recv()
        well, what = self.answer
        if well:
            return what
        raise what
