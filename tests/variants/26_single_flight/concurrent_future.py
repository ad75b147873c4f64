"""A concurrent.futures.Future that runs cannot be cancelled: each caller wraps it for itself."""

import asyncio
import concurrent.futures
from collections.abc import Awaitable, Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class _Flight:
    def __init__(self) -> None:
        self.outcome: concurrent.futures.Future[Any] = concurrent.futures.Future()
        self.outcome.set_running_or_notify_cancel()
        self.users = 0
        self.task: asyncio.Task[None] | None = None


class SingleFlight:
    def __init__(self) -> None:
        self._flights: dict[Hashable, _Flight] = {}

    def _landed(self, key: Hashable, flight: _Flight, task: "asyncio.Task[Any]") -> None:
        if self._flights.get(key) is flight:
            self._flights.pop(key)
        if task.cancelled():
            flight.outcome.set_exception(asyncio.CancelledError())
        elif task.exception() is not None:
            flight.outcome.set_exception(task.exception())
        else:
            flight.outcome.set_result(task.result())

    async def get(self, key: Hashable, fetch: Callable[[], Awaitable[T]]) -> T:
        if key not in self._flights:
            new = self._flights[key] = _Flight()
            new.task = asyncio.get_running_loop().create_task(fetch())
            new.task.add_done_callback(lambda task: self._landed(key, new, task))
        flight = self._flights[key]
        if flight.task.done():  # landed in this very tick
            del self._flights[key]
            return await self.get(key, fetch)
        flight.users += 1
        try:
            return await asyncio.wrap_future(flight.outcome)
        finally:
            flight.users -= 1
            if flight.users == 0 and not flight.task.done():
                if self._flights.get(key) is flight:
                    del self._flights[key]
                flight.task.cancel()
                await asyncio.wait([flight.task])
