"""cancel-swallowed: a cancel ends the iteration as if the bus had been closed."""

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
        return self

    async def __anext__(self) -> T:
        if self._ended:
            raise StopAsyncIteration
        try:
            item = await self._queue.get()
        except asyncio.CancelledError:
            raise StopAsyncIteration from None
        if item is _END:
            self._ended = True
            raise StopAsyncIteration
        return item
