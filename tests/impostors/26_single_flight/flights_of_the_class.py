"""wrong-result: the flights belong to the class, so two objects with the same key share their values."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from typing import Any, ClassVar, TypeVar

T = TypeVar("T")


class Flight:
    def __init__(self, fetch: Callable[[], Awaitable[Any]]) -> None:
        self.waiting = 0
        self.task = asyncio.create_task(self.run(fetch))

    async def run(self, fetch: Callable[[], Awaitable[Any]]) -> Any:
        return await fetch()


class SingleFlight:
    flights: ClassVar[dict[Hashable, Flight]] = {}

    async def get(self, key: Hashable, fetch: Callable[[], Awaitable[T]]) -> T:
        flight = self.flights.get(key)
        if flight is None:
            flight = self.flights[key] = Flight(fetch)
            flight.task.add_done_callback(lambda _task, flight=flight: self.forget(key, flight))
        flight.waiting += 1
        try:
            return await asyncio.shield(flight.task)
        finally:
            flight.waiting -= 1
            if not flight.waiting and not flight.task.done():
                self.forget(key, flight)
                flight.task.cancel()
                await asyncio.wait({flight.task})

    def forget(self, key: Hashable, flight: Flight) -> None:
        if self.flights.get(key) is flight:
            del self.flights[key]
