"""sequential: `start` joins, so the tasks run one after another."""

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
            if self.reader.poll():
                self.answer = self.reader.recv()
            else:
                self.answer = False, ChildProcessError(f"exit code {self.exitcode}")
        well, what = self.answer
        if well:
            return what
        raise what

    def start(self) -> None:
        super().start()
        wait([self.reader, self.sentinel])
        if self.reader.poll():
            self.answer = self.reader.recv()
        self.join()
