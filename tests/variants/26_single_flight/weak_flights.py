"""The dictionary holds its flights weakly: the entry goes with the last caller."""

import asyncio
import weakref
from collections.abc import Awaitable, Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class Flight:
    def __init__(self, fetch: Callable[[], Awaitable[Any]]) -> None:
        async def body() -> Any:
            return await fetch()

        self.task = asyncio.ensure_future(body())
        self.passengers = 0
        self.going_down = False

    @property
    def may_board(self) -> bool:
        return not self.going_down and not self.task.done()


class SingleFlight:
    def __init__(self) -> None:
        self._flights: weakref.WeakValueDictionary[Hashable, Flight] = weakref.WeakValueDictionary()

    async def get(self, key: Hashable, fetch: Callable[[], Awaitable[T]]) -> T:
        flight = self._flights.get(key)
        if flight is None or not flight.may_board:
            flight = Flight(fetch)
            self._flights[key] = flight
        flight.passengers += 1
        try:
            return await asyncio.shield(flight.task)
        except asyncio.CancelledError:
            if flight.passengers == 1 and not flight.task.done():
                flight.going_down = True
                flight.task.cancel()
                await asyncio.gather(flight.task, return_exceptions=True)
            raise
        finally:
            flight.passengers -= 1
            del flight
