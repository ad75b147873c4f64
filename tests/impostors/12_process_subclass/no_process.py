"""signature: a Task that holds a process is none."""

from collections.abc import Callable
from multiprocessing import Pipe, Process
from typing import Any


def work(fn: Callable[[Any], Any], arg: Any, writer: Any) -> None:
    try:
        writer.send((True, fn(arg)))
    except Exception as error:
        writer.send((False, error))


class Task:
    def __init__(self, fn: Callable[[Any], Any], arg: Any) -> None:
        self.reader, self.writer = Pipe(duplex=False)
        self.process = Process(target=work, args=(fn, arg, self.writer))

    def start(self) -> None:
        self.process.start()

    def join(self) -> None:
        self.process.join()

    def outcome(self) -> Any:
        well, what = self.reader.recv()
        if well:
            return what
        raise what
