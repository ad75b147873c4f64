"""A task for each key does the fetching, so no caller's cancel reaches it; a count says when nobody waits any more.

Why it works: between the look into the dictionary and the new entry nothing is awaited, so no other task can come in
between. Each caller waits behind a `shield`, which stops its cancel there. The task takes its own entry out when it
ends, and only its own: by then another flight may have the key. The last caller to be cancelled takes the entry out at
once, so that nobody boards a flight that is going down, cancels the task, and waits for its end.

What else would: a future for each key that one task fulfils; `asyncio.wait({task})` instead of the shield, as it does
not cancel what it waits for either. A lock is not needed: one loop runs one task at a time, from await to await.
"""

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
