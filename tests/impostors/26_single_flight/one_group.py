"""one-failure-ends-all: one TaskGroup for all keys, so the error of one cancels the others."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class SingleFlight:
    def __init__(self) -> None:
        self.flights: dict[Hashable, list[Any]] = {}
        self.group: Any = None
        self.keeper: Any = None
        self.idle: Any = None

    async def keep(self, opened: Any, idle: asyncio.Event) -> None:
        try:
            async with asyncio.TaskGroup() as group:
                opened.set_result(group)
                await idle.wait()
        except* Exception:
            pass

    async def get(self, key: Hashable, fetch: Callable[[], Awaitable[T]]) -> T:
        flight = self.flights.get(key)
        if flight is None or (flight[0] is not None and flight[0].done()):
            flight = self.flights[key] = [None, 0]
            if self.keeper is None or self.keeper.done():
                self.idle = asyncio.Event()
                self.opened = asyncio.get_running_loop().create_future()
                self.keeper = asyncio.create_task(self.keep(self.opened, self.idle))
        flight[1] += 1
        try:
            group = await asyncio.shield(self.opened)
            if flight[0] is None:
                flight[0] = group.create_task(fetch())
                flight[0].add_done_callback(lambda _: self.drop(key, flight))
            return await asyncio.shield(flight[0])
        finally:
            flight[1] -= 1
            if not flight[1]:
                self.drop(key, flight)
                if flight[0] is not None and not flight[0].done():
                    flight[0].cancel()
                    await asyncio.wait([flight[0]])
            if not self.flights:
                self.idle.set()
                await asyncio.wait([self.keeper])

    def drop(self, key: Hashable, flight: Any) -> None:
        if self.flights.get(key) is flight:
            del self.flights[key]
