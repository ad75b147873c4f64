"""One task fulfils a future for each caller."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class SingleFlight:
    def __init__(self) -> None:
        self.waiters: dict[Hashable, set[asyncio.Future[Any]]] = {}
        self.tasks: dict[Hashable, asyncio.Task[None]] = {}

    async def get(self, key: Hashable, fetch: Callable[[], Awaitable[T]]) -> T:
        waiter: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        if key not in self.waiters:
            waiters: set[asyncio.Future[Any]] = set()
            self.waiters[key] = waiters
            self.tasks[key] = asyncio.create_task(self.run(key, fetch, waiters))
        waiters, task = self.waiters[key], self.tasks[key]
        waiters.add(waiter)
        try:
            return await waiter
        except asyncio.CancelledError:
            waiters.discard(waiter)
            if not waiters and not task.done():
                self.forget(key, waiters)
                task.cancel()
                await asyncio.gather(task, return_exceptions=True)
            raise

    def forget(self, key: Hashable, waiters: set[asyncio.Future[Any]]) -> None:
        if self.waiters.get(key) is waiters:
            del self.waiters[key], self.tasks[key]

    async def run(self, key: Hashable, fetch: Callable[[], Awaitable[Any]], waiters: set[asyncio.Future[Any]]) -> None:
        try:
            value = await fetch()
        except Exception as error:
            self.forget(key, waiters)
            for waiter in waiters:
                if not waiter.done():
                    waiter.set_exception(error)
        else:
            self.forget(key, waiters)
            for waiter in waiters:
                if not waiter.done():
                    waiter.set_result(value)
