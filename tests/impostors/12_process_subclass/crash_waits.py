"""hang: the parent holds a copy of the writer, so the pipe of a dead child never ends."""

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
            self.answer = self.reader.recv()
            self.join()
        well, what = self.answer
        if well:
            return what
        raise what
