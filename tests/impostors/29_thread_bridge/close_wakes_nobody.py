"""hang: close notes that it is closed, and the consumer that waits never learns of it."""

import asyncio
import threading
from collections.abc import AsyncIterator
from typing import Generic, TypeVar

T = TypeVar("T")


class Bus(Generic[T]):
    def __init__(self) -> None:
        self.loop = asyncio.get_running_loop()
        self.queue: asyncio.Queue[tuple[T] | None] = asyncio.Queue()
        self.lock = threading.Lock()
        self.closed = self.ended = False

    def publish(self, item: T) -> None:
        with self.lock:
            if self.closed:
                raise RuntimeError("the bus is closed")
            self.loop.call_soon_threadsafe(self.queue.put_nowait, (item,))

    def close(self) -> None:
        with self.lock:
            self.closed = True

    def __aiter__(self) -> AsyncIterator[T]:
        return self

    async def __anext__(self) -> T:
        box = None if self.closed and self.queue.empty() else await self.queue.get()
        if box is None:
            self.ended = True
            raise StopAsyncIteration
        return box[0]
