"""Threads append to a deque, which is safe, and the loop sets its own Event."""

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

    def __aiter__(self) -> AsyncIterator[T]:
        return self

    async def __anext__(self) -> T:
        while not self.items:
            if self.closed and not self.items:
                raise StopAsyncIteration
            self.stirred.clear()
            if not self.items and not self.closed:
                await self.stirred.wait()
        return self.items.popleft()
