"""A plain deque, and one future for the consumer that waits; only the loop's thread touches it."""

import asyncio
import threading
from collections import deque
from collections.abc import AsyncIterator
from typing import Generic, TypeVar

T = TypeVar("T")


class Bus(Generic[T]):
    def __init__(self) -> None:
        self.loop = asyncio.get_running_loop()
        self.items: deque[T] = deque()
        self.waiter: asyncio.Future[None] | None = None
        self.lock = threading.Lock()
        self.closed = False

    def publish(self, item: T) -> None:
        with self.lock:
            if self.closed:
                raise RuntimeError("closed")
            self.items.append(item)
            self.loop.call_soon_threadsafe(self._wake)

    def close(self) -> None:
        with self.lock:
            self.closed = True
            self.loop.call_soon_threadsafe(self._wake)

    def _wake(self) -> None:
        if self.waiter is not None and not self.waiter.done():
            self.waiter.set_result(None)

    def __aiter__(self) -> AsyncIterator[T]:
        return self

    async def __anext__(self) -> T:
        while True:
            with self.lock:
                if self.items:
                    return self.items.popleft()
                if self.closed:
                    raise StopAsyncIteration
            self.waiter = self.loop.create_future()
            await self.waiter
