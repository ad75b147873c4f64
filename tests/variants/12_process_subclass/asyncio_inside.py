"""An event loop waits for the pipe and the sentinel, and a Future of it holds the answer."""

import asyncio
from collections.abc import Callable
from multiprocessing import Pipe, Process
from typing import Generic, TypeVar

A = TypeVar("A")
R = TypeVar("R")


class Task(Process, Generic[A, R]):
    def __init__(self, fn: Callable[[A], R], arg: A) -> None:
        super().__init__()
        self.fn, self.arg = fn, arg
        self._reader, self._writer = Pipe(duplex=False)
        self._thunk = None

    def run(self) -> None:
        try:
            self._writer.send([self.fn(self.arg)])
        except Exception as error:
            self._writer.send(error)

    async def _watch(self):
        loop = asyncio.get_running_loop()
        woken = asyncio.Event()
        sources = (self._reader.fileno(), self.sentinel)
        for source in sources:
            loop.add_reader(source, woken.set)
        await woken.wait()
        for source in sources:
            loop.remove_reader(source)
        if self._reader.poll():
            return await asyncio.to_thread(self._reader.recv)
        self.join()
        return ChildProcessError(f"no word, exit code {self.exitcode}")

    def outcome(self) -> R:
        if self._thunk is None:
            self._thunk = asyncio.run(self._watch())
            self.join()
        if isinstance(self._thunk, list):
            return self._thunk[0]
        raise self._thunk
