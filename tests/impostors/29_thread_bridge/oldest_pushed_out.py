"""items-lost: a deque with room for 256 items, and in a flood the newest push the oldest out."""

import asyncio
import threading
from collections import deque
from collections.abc import AsyncIterator
from typing import Generic, TypeVar

T = TypeVar("T")


class Bus(Generic[T]):
    def __init__(self) -> None:
        self.loop = asyncio.get_running_loop()
        self.lock = threading.Lock()
        self.items: deque[T] = deque(maxlen=256)
        self.closed = False
        self.event = asyncio.Event()

    def publish(self, item: T) -> None:
        with self.lock:
            if self.closed:
                raise RuntimeError("the bus is closed")
            self.items.append(item)
            self.loop.call_soon_threadsafe(self.event.set)

    def close(self) -> None:
        with self.lock:
            self.closed = True
            self.loop.call_soon_threadsafe(self.event.set)

    def __aiter__(self) -> AsyncIterator[T]:
        return self

    async def __anext__(self) -> T:
        while True:
            with self.lock:
                if self.items:
                    return self.items.popleft()
                if self.closed:
                    raise StopAsyncIteration
                self.event.clear()
            await self.event.wait()
