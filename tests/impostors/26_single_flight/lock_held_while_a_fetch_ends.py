"""unrelated-waited: a lock is held while a cancelled fetch ends, and every other get waits for it."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class Flight:
    def __init__(self, fetch: Callable[[], Awaitable[Any]]) -> None:
        self.waiting = 0
        self.task = asyncio.create_task(self.run(fetch))

    async def run(self, fetch: Callable[[], Awaitable[Any]]) -> Any:
        return await fetch()


class SingleFlight:
    def __init__(self) -> None:
        self.flights: dict[Hashable, Flight] = {}
        self.lock = asyncio.Lock()

    async def get(self, key: Hashable, fetch: Callable[[], Awaitable[T]]) -> T:
        async with self.lock:
            flight = self.flights.get(key)
            if flight is None:
                flight = self.flights[key] = Flight(fetch)
                flight.task.add_done_callback(lambda _task, flight=flight: self.forget(key, flight))
            flight.waiting += 1
        try:
            return await asyncio.shield(flight.task)
        finally:
            async with self.lock:
                flight.waiting -= 1
                if not flight.waiting and not flight.task.done():
                    self.forget(key, flight)
                    flight.task.cancel()
                    await asyncio.wait({flight.task})

    def forget(self, key: Hashable, flight: Flight) -> None:
        if self.flights.get(key) is flight:
            del self.flights[key]
