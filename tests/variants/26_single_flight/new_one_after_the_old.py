"""Who comes while a fetch is being cancelled waits for its end, and then fetches."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class SingleFlight:
    def __init__(self) -> None:
        self.tasks: dict[Hashable, asyncio.Task[Any]] = {}
        self.counts: dict[Hashable, int] = {}
        self.ending: dict[Hashable, asyncio.Task[Any]] = {}

    async def get(self, key: Hashable, fetch: Callable[[], Awaitable[T]]) -> T:
        while key in self.ending:
            await asyncio.wait({self.ending[key]})
        if key not in self.tasks:
            self.counts[key] = 0
            self.tasks[key] = asyncio.ensure_future(self.run(key, fetch))
        task = self.tasks[key]
        self.counts[key] += 1
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            if not task.done():
                self.counts[key] -= 1
                if not self.counts[key]:
                    self.ending[key] = self.tasks.pop(key)
                    task.cancel()
                    try:
                        await asyncio.wait({task})
                    finally:
                        del self.ending[key]
            raise

    async def run(self, key: Hashable, fetch: Callable[[], Awaitable[Any]]) -> Any:
        try:
            return await fetch()
        finally:
            if self.tasks.get(key) is asyncio.current_task():
                del self.tasks[key]
