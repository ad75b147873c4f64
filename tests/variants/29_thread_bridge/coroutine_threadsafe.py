"""`run_coroutine_threadsafe` wakes the loop, too; nobody waits for its future."""

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
            asyncio.run_coroutine_threadsafe(self.queue.put((item,)), self.loop)

    def close(self) -> None:
        with self.lock:
            if not self.closed:
                self.closed = True
                asyncio.run_coroutine_threadsafe(self.queue.put(None), self.loop)

    def __aiter__(self) -> AsyncIterator[T]:
        return self

    async def __anext__(self) -> T:
        box = None if self.ended else await self.queue.get()
        if box is None:
            self.ended = True
            raise StopAsyncIteration
        return box[0]
