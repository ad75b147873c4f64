"""cancel-swallowed: the last caller gets the value with which the cancelled fetch answers."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class SingleFlight:
    def __init__(self) -> None:
        self.flights: dict[Hashable, list[Any]] = {}

    async def get(self, key: Hashable, fetch: Callable[[], Awaitable[T]]) -> T:
        flight = self.flights.get(key)
        if flight is None or flight[0].done():
            flight = self.flights[key] = [asyncio.create_task(fetch()), 0]
            flight[0].add_done_callback(lambda _: self.drop(key, flight))
        flight[1] += 1
        try:
            return await asyncio.shield(flight[0])
        except asyncio.CancelledError:
            if flight[1] > 1:
                raise
            self.drop(key, flight)
            flight[0].cancel()
            return await flight[0]
        finally:
            flight[1] -= 1

    def drop(self, key: Hashable, flight: Any) -> None:
        if self.flights.get(key) is flight:
            del self.flights[key]
