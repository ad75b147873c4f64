"""memory-kept: the lists of passengers stay for ever, and with each its task and value."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class SingleFlight:
    def __init__(self) -> None:
        self.tasks: dict[Hashable, asyncio.Task[Any]] = {}
        self.aboard: dict[asyncio.Task[Any], set[Any]] = {}

    async def get(self, key: Hashable, fetch: Callable[[], Awaitable[T]]) -> T:
        if key not in self.tasks:
            self.start(key, fetch)
        task = self.tasks[key]
        me = asyncio.current_task()
        aboard = self.aboard[task]
        aboard.add(me)
        try:
            await asyncio.wait({task})
        except asyncio.CancelledError:
            aboard.discard(me)
            if not aboard and not task.done():
                del self.tasks[key]
                task.cancel()
                await asyncio.wait({task})
                if not task.cancelled():
                    task.exception()
            raise
        return task.result()

    def start(self, key: Hashable, fetch: Callable[[], Awaitable[Any]]) -> None:
        async def fly() -> Any:
            return await fetch()

        def landed(task: "asyncio.Task[Any]") -> None:
            if self.tasks.get(key) is task:
                del self.tasks[key]
            if not task.cancelled():
                task.exception()

        task = asyncio.create_task(fly())
        self.aboard[task] = set()
        self.tasks[key] = task
        task.add_done_callback(landed)
