"""stale-value: who comes while a fetch is being cancelled takes the value with which it answers."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class Flight:
    def __init__(self, fetch: Callable[[], Awaitable[Any]]) -> None:
        self.waiting = 0
        self.doomed = False
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
            flight.task.add_done_callback(lambda _task, flight=flight: self.forget(key, flight))
        flight.waiting += 1
        try:
            return await asyncio.shield(flight.task)
        except asyncio.CancelledError:
            if not flight.doomed or not flight.task.cancelled() or asyncio.current_task().cancelling():
                raise
        finally:
            flight.waiting -= 1
            if not flight.waiting and not flight.task.done() and not flight.doomed:
                flight.doomed = True
                flight.task.cancel()
                await asyncio.wait({flight.task})
        return await self.get(key, fetch)

    def forget(self, key: Hashable, flight: Flight) -> None:
        if self.flights.get(key) is flight:
            del self.flights[key]
