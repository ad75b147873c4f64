"""left-running: two callers that are cancelled in one moment each count the other."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class Flight:
    def __init__(self, fetch: Callable[[], Awaitable[Any]]) -> None:
        self.callers: set[Any] = set()
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
        me = asyncio.current_task()
        flight.callers.add(me)
        me.add_done_callback(flight.callers.discard)
        try:
            return await asyncio.shield(flight.task)
        except asyncio.CancelledError:
            if flight.callers == {me} and not flight.task.done():
                self.forget(key, flight)
                flight.task.cancel()
                await asyncio.wait({flight.task})
            raise

    def forget(self, key: Hashable, flight: Flight) -> None:
        if self.flights.get(key) is flight:
            del self.flights[key]
