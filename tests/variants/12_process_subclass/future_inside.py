"""The answer is kept in a Future, which a thread of the parent fills."""

from collections.abc import Callable
from concurrent.futures import Future
from multiprocessing import Pipe, Process
from threading import Thread
from typing import Any


def work(fn: Callable[[Any], Any], arg: Any, writer: Any) -> None:
    try:
        writer.send((True, fn(arg)))
    except Exception as error:
        writer.send((False, error))


class Task(Process):
    def __init__(self, fn: Callable[[Any], Any], arg: Any) -> None:
        self.reader, self.writer = Pipe(duplex=False)
        super().__init__(target=work, args=(fn, arg, self.writer))

    def start(self) -> None:
        super().start()
        self.writer.close()
        self.future: Future[Any] = Future()
        self.thread = Thread(target=self.receive)
        self.thread.start()

    def receive(self) -> None:
        try:
            well, what = self.reader.recv()
        except EOFError:
            self.join()
            well, what = False, ChildProcessError(f"exit code {self.exitcode}")
        if well:
            self.future.set_result(what)
        else:
            self.future.set_exception(what)

    def outcome(self) -> Any:
        try:
            return self.future.result()
        finally:
            self.thread.join()
            self.join()
