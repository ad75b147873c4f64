"""Who waits for the end of an old fetch shares the new one, which the newest of them begins."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from typing import Any


class Flight:
    def __init__(self, fetch: Callable[[], Awaitable[Any]], after: "asyncio.Task[Any] | None") -> None:
        self.fetch, self.waiting, self.begun = fetch, 0, after is None
        self.task = asyncio.create_task(self.run(after))

    async def run(self, after: "asyncio.Task[Any] | None") -> Any:
        if after:
            await asyncio.wait({after})
        self.begun = True
        return await self.fetch()


class SingleFlight:
    def __init__(self) -> None:
        self.flights: dict[Hashable, Flight] = {}
        self.doomed: dict[Hashable, asyncio.Task[Any]] = {}

    async def get(self, key: Hashable, fetch: Callable[[], Awaitable[Any]]) -> Any:
        flight = self.flights.get(key)
        if flight is None:
            flight = self.flights[key] = Flight(fetch, self.doomed.get(key))
            flight.task.add_done_callback(lambda _task, flight=flight: self.forget(key, flight))
        elif not flight.begun:
            flight.fetch = fetch
        flight.waiting += 1
        try:
            return await asyncio.shield(flight.task)
        finally:
            flight.waiting -= 1
            if not flight.waiting and not flight.task.done():
                self.forget(key, flight)
                self.doomed[key] = flight.task
                flight.task.cancel()
                await asyncio.wait({flight.task})
                if self.doomed.get(key) is flight.task:
                    del self.doomed[key]

    def forget(self, key: Hashable, flight: Flight) -> None:
        if self.flights.get(key) is flight:
            del self.flights[key]
