"""items-lost: one item for each time the event was set, which two that come together set once."""

import asyncio
import threading
from collections import deque
from collections.abc import AsyncIterator
from typing import Generic, TypeVar

T = TypeVar("T")


class Bus(Generic[T]):
    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._items: deque[T] = deque()
        self._lock = threading.Lock()
        self._event = asyncio.Event()
        self._closed = False

    def publish(self, item: T) -> None:
        with self._lock:
            if self._closed:
                raise RuntimeError("closed")
            self._items.append(item)
            self._loop.call_soon_threadsafe(self._event.set)

    def close(self) -> None:
        with self._lock:
            self._closed = True
            self._loop.call_soon_threadsafe(self._event.set)

    def __aiter__(self) -> AsyncIterator[T]:
        return self

    async def __anext__(self) -> T:
        if not (self._closed and self._items):
            if self._closed:
                raise StopAsyncIteration
            await self._event.wait()
            self._event.clear()
        if self._items:
            return self._items.popleft()
        raise StopAsyncIteration
