"""No coroutine but the caller's: a done callback decides what comes next."""

import asyncio
import collections
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")


class Machine:
    def __init__(self, source: Any, work: Any, sink: Any, workers: int, buffer: int) -> None:
        self.source, self.work, self.sink = source, work, sink
        self.workers, self.room = workers, workers + 2 * buffer
        self.todo: collections.deque[Any] = collections.deque()
        self.done: collections.deque[Any] = collections.deque()
        self.tasks: dict[asyncio.Task[Any], str] = {}
        self.under_way = self.count = 0
        self.exhausted = False
        self.finished = asyncio.get_running_loop().create_future()

    def kinds(self, kind: str) -> int:
        return sum(k == kind for k in self.tasks.values())

    def launch(self, kind: str, coroutine: Any) -> None:
        task = asyncio.get_running_loop().create_task(coroutine)
        self.tasks[task] = kind
        task.add_done_callback(self.step)

    async def read(self) -> Any:
        try:
            return True, await self.source.__anext__()
        except StopAsyncIteration:
            return False, None

    def step(self, task: Any = None) -> None:  # noqa: C901
        if task is not None:
            kind = self.tasks.pop(task)
            if self.finished.done():
                return
            if task.cancelled():
                self.finished.cancel()
                return
            if task.exception() is not None:
                self.finished.set_exception(task.exception())
                return
            if kind == "read":
                more, item = task.result()
                if more:
                    self.under_way += 1
                    self.todo.append(item)
                else:
                    self.exhausted = True
            elif kind == "work":
                self.done.append(task.result())
            else:
                self.under_way -= 1
                self.count += 1
        if not self.exhausted and not self.kinds("read") and self.under_way < self.room:
            self.launch("read", self.read())
        while self.todo and self.kinds("work") < self.workers:
            self.launch("work", self.work(self.todo.popleft()))
        if self.done and not self.kinds("sink"):
            self.launch("sink", self.sink(self.done.popleft()))
        if self.exhausted and not self.tasks:
            self.finished.set_result(self.count)

    async def run(self) -> int:
        try:
            self.step()
            return await self.finished
        finally:
            self.finished.cancel()
            tasks = list(self.tasks)
            for task in tasks:
                task.cancel()
            if tasks:
                await asyncio.wait(tasks)
            for task in tasks:
                if not task.cancelled():
                    task.exception()
            if hasattr(self.source, "aclose"):
                await self.source.aclose()


async def async_pipeline(
    source: AsyncIterator[T],
    work: Callable[[T], Awaitable[R]],
    sink: Callable[[R], Awaitable[None]],
    workers: int,
    buffer: int,
) -> int:
    if workers < 1 or buffer < 1:
        raise ValueError("workers and buffer must be at least 1")
    return await Machine(aiter(source), work, sink, workers, buffer).run()
