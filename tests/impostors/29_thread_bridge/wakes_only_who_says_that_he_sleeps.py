"""hang: an item that comes after the last look and before the consumer says that it sleeps wakes nobody."""

import asyncio
import threading
from collections import deque
from collections.abc import AsyncIterator
from typing import Generic, TypeVar

T = TypeVar("T")


class Bus(Generic[T]):
    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._lock = threading.Lock()
        self._news = asyncio.Event()
        self._items: deque[T] = deque()
        self._closed = False
        self._asleep = False

    def publish(self, item: T) -> None:
        with self._lock:
            if self._closed:
                raise RuntimeError("publish after close")
            self._items.append(item)
        if self._asleep:
            self._loop.call_soon_threadsafe(self._news.set)

    def close(self) -> None:
        with self._lock:
            if self._closed:
                return
            self._closed = True
        if self._asleep:
            self._loop.call_soon_threadsafe(self._news.set)

    def __aiter__(self) -> AsyncIterator[T]:
        return self

    async def __anext__(self) -> T:
        while True:
            self._news.clear()
            with self._lock:
                if self._items:
                    return self._items.popleft()
                if self._closed:
                    raise StopAsyncIteration
            self._asleep = True
            try:
                await self._news.wait()
            finally:
                self._asleep = False
