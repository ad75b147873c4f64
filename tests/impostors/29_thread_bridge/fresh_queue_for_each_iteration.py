"""items-lost: each iteration begins with a queue of its own, so what came before it is gone."""

import asyncio
import threading
from collections.abc import AsyncIterator
from typing import Any, Generic, TypeVar

T = TypeVar("T")
_END: Any = object()


class Bus(Generic[T]):
    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._queue: asyncio.Queue[Any] = asyncio.Queue()
        self._lock = threading.Lock()
        self._closed = False
        self._ended = False
        self._used = False

    def publish(self, item: T) -> None:
        with self._lock:
            if self._closed:
                raise RuntimeError("the bus is closed")
            self._loop.call_soon_threadsafe(self._queue.put_nowait, item)

    def close(self) -> None:
        with self._lock:
            if self._closed:
                return
            self._closed = True
            self._loop.call_soon_threadsafe(self._queue.put_nowait, _END)

    def __aiter__(self) -> AsyncIterator[T]:
        if self._used and not self._closed:
            self._queue = asyncio.Queue()
        self._used = True
        return self

    async def __anext__(self) -> T:
        if self._ended:
            raise StopAsyncIteration
        item = await self._queue.get()
        if item is _END:
            self._ended = True
            raise StopAsyncIteration
        return item
