"""polls: the items come well, but once a second it looks whether the bus was closed."""

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
        while True:
            try:
                box = await asyncio.wait_for(self.queue.get(), 1.0)
                return box[0]
            except TimeoutError:
                if self.closed and self.queue.empty():
                    raise StopAsyncIteration from None
