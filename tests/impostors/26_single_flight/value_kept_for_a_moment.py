"""stale-value: a value stays for 10 ms after its end, for those who come late."""

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

    async def get(self, key: Hashable, fetch: Callable[[], Awaitable[T]]) -> T:
        flight = self.flights.get(key)
        if flight is None:
            flight = self.flights[key] = Flight(fetch)
            flight.task.add_done_callback(lambda task, flight=flight: self.ended(key, flight, task))
        flight.waiting += 1
        try:
            return await asyncio.shield(flight.task)
        finally:
            flight.waiting -= 1
            if not flight.waiting and not flight.task.done():
                self.forget(key, flight)
                flight.task.cancel()
                await asyncio.wait({flight.task})

    def ended(self, key: Hashable, flight: Flight, task: asyncio.Task[Any]) -> None:
        kept = 0.0 if task.cancelled() or task.exception() else 0.01
        asyncio.get_running_loop().call_later(kept, self.forget, key, flight)

    def forget(self, key: Hashable, flight: Flight) -> None:
        if self.flights.get(key) is flight:
            del self.flights[key]
