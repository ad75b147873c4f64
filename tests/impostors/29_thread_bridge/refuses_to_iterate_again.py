"""raised: iterating once more after the end raises."""

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
            if not self.closed:
                self.closed = True
                self.loop.call_soon_threadsafe(self.queue.put_nowait, None)

    def __aiter__(self) -> AsyncIterator[T]:
        if self.ended:
            raise RuntimeError("this bus has come to its end")
        return self

    async def __anext__(self) -> T:
        box = None if self.ended else await self.queue.get()
        if box is None:
            self.ended = True
            raise StopAsyncIteration
        return box[0]
