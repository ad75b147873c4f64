"""left-running: who still waits for a dying fetch is counted among the callers of the new one."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class SingleFlight:
    def __init__(self) -> None:
        self.flights: dict[Hashable, Any] = {}
        self.waiting: Counter[Hashable] = Counter()

    async def get(self, key: Hashable, fetch: Callable[[], Awaitable[T]]) -> T:
        task = self.flights.get(key)
        if task is None or task.done():
            task = self.flights[key] = asyncio.create_task(fetch())
            task.add_done_callback(lambda t: self.drop(key, t))
        self.waiting[key] += 1
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            if self.waiting[key] == 1 and not task.done():
                self.drop(key, task)
                task.cancel()
                await asyncio.wait([task])
            raise
        finally:
            self.waiting[key] -= 1

    def drop(self, key: Hashable, task: Any) -> None:
        if self.flights.get(key) is task:
            del self.flights[key]
