"""items-lost: it takes all that is there at once, and a cancel in the middle drops the rest."""

import asyncio
import threading
from collections.abc import AsyncIterator
from typing import Generic, TypeVar

T = TypeVar("T")


class Bus(Generic[T]):
    def __init__(self) -> None:
        self.loop = asyncio.get_running_loop()
        self.items: list[T] = []
        self.stirred = asyncio.Event()
        self.lock = threading.Lock()
        self.closed = False

    def publish(self, item: T) -> None:
        with self.lock:
            if self.closed:
                raise RuntimeError("the bus is closed")
            self.items.append(item)
            self.loop.call_soon_threadsafe(self.stirred.set)

    def close(self) -> None:
        with self.lock:
            self.closed = True
            self.loop.call_soon_threadsafe(self.stirred.set)

    async def __aiter__(self) -> AsyncIterator[T]:
        while True:
            with self.lock:
                batch, self.items = self.items, []
                over = self.closed
            self.stirred.clear()
            for item in batch:
                yield item
            if over:
                return
            if not self.items and not self.closed:
                await self.stirred.wait()
