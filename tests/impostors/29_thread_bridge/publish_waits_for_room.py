"""publish-blocks: the queue has a bound, and whoever finds it full waits."""

import asyncio
import queue
import threading
from collections.abc import AsyncIterator
from typing import Generic, TypeVar

T = TypeVar("T")


class Bus(Generic[T]):
    def __init__(self) -> None:
        self.queue: queue.Queue[tuple[T] | None] = queue.Queue(100)
        self.loop = asyncio.get_running_loop()
        self.stirred = asyncio.Event()
        self.lock = threading.Lock()
        self.closed = self.ended = False

    def publish(self, item: T) -> None:
        with self.lock:
            if self.closed:
                raise RuntimeError("the bus is closed")
            self.queue.put((item,))
            self.loop.call_soon_threadsafe(self.stirred.set)

    def close(self) -> None:
        with self.lock:
            if not self.closed:
                self.closed = True
                self.queue.put(None)
                self.loop.call_soon_threadsafe(self.stirred.set)

    def __aiter__(self) -> AsyncIterator[T]:
        return self

    async def __anext__(self) -> T:
        while not self.ended:
            self.stirred.clear()
            try:
                box = self.queue.get_nowait()
            except queue.Empty:
                await self.stirred.wait()
                continue
            if box is not None:
                return box[0]
            self.ended = True
        raise StopAsyncIteration
