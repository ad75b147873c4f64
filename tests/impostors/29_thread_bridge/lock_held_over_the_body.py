"""loop-blocked: the lock is held while the consumer is at its item, so a publish from there waits for ever."""

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

    async def __aiter__(self) -> AsyncIterator[T]:
        while True:
            with self._lock:
                while self._items:
                    yield self._items.popleft()
                if self._closed:
                    return
                self._event.clear()
            await self._event.wait()
