"""raised: fetch is called with the key, and takes no arguments."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from typing import TypeVar

T = TypeVar("T")


class Flight:
    def __init__(self) -> None:
        self.waiters = 0
        self.task: asyncio.Task | None = None


class SingleFlight:
    def __init__(self) -> None:
        self._flights: dict[Hashable, Flight] = {}

    async def _fly(self, key: Hashable, flight: Flight, fetch: Callable[[], Awaitable[T]]) -> T:
        try:
            return await fetch(key)
        finally:
            self._land(key, flight)

    def _land(self, key: Hashable, flight: Flight) -> None:
        if self._flights.get(key) is flight:
            del self._flights[key]

    async def get(self, key: Hashable, fetch: Callable[[], Awaitable[T]]) -> T:
        flight = self._flights.get(key)
        if flight is None:
            flight = self._flights[key] = Flight()
            flight.task = asyncio.create_task(self._fly(key, flight, fetch))
        flight.waiters += 1
        try:
            await asyncio.wait({flight.task})
        except asyncio.CancelledError:
            flight.waiters -= 1
            if not flight.waiters:
                self._land(key, flight)
                flight.task.cancel()
                await asyncio.wait({flight.task})
                if not flight.task.cancelled():
                    flight.task.exception()
            raise
        return flight.task.result()
