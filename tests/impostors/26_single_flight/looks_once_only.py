"""fetched-twice: two who wait for the end of a dying fetch do not look again, and both fetch."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class Flight:
    def __init__(self, fetch: Callable[[], Awaitable[Any]]) -> None:
        self.task = asyncio.create_task(fetch())
        self.waiting = 0
        self.dying = False


class SingleFlight:
    def __init__(self) -> None:
        self.flights: dict[Hashable, Flight] = {}

    async def get(self, key: Hashable, fetch: Callable[[], Awaitable[T]]) -> T:
        flight = self.flights.get(key)
        if flight is not None and flight.dying and not flight.task.done():
            await asyncio.wait([flight.task])
            flight = None
        if flight is None or flight.task.done():
            flight = self.flights[key] = Flight(fetch)
            flight.task.add_done_callback(lambda _: self.drop(key, flight))
        flight.waiting += 1
        try:
            return await asyncio.shield(flight.task)
        finally:
            flight.waiting -= 1
            if not flight.waiting and not flight.task.done():
                flight.dying = True
                flight.task.cancel()
                await asyncio.wait([flight.task])

    def drop(self, key: Hashable, flight: Flight) -> None:
        if self.flights.get(key) is flight:
            del self.flights[key]
