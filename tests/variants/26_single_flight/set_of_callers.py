"""Each flight knows its callers; the entry goes when the set is empty or the task has ended."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class SingleFlight:
    def __init__(self) -> None:
        self.flights: dict[Hashable, tuple[asyncio.Task[Any], set[object]]] = {}

    async def get(self, key: Hashable, fetch: Callable[[], Awaitable[T]]) -> T:
        async def run() -> T:
            return await fetch()

        me = object()
        task, callers = self.flights.get(key, (None, set()))
        if task is None or task.done():
            task = asyncio.create_task(run())
            self.flights[key] = task, callers = task, set()
        callers.add(me)
        try:
            return await asyncio.shield(task)
        finally:
            callers.discard(me)
            if not callers:
                if self.flights.get(key, (None,))[0] is task:
                    del self.flights[key]
                if not task.done():
                    task.cancel()
                    await asyncio.wait([task])
