"""items-lost: the queue stands in the class, so what is published on one bus comes out of another."""

import asyncio
import threading
from collections.abc import AsyncIterator
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Bus(Generic[T]):
    queue: "tuple[asyncio.AbstractEventLoop, asyncio.Queue[Any]] | None" = None

    def __init__(self) -> None:
        self.loop = asyncio.get_running_loop()
        if Bus.queue is None or Bus.queue[0] is not self.loop:
            Bus.queue = self.loop, asyncio.Queue()
        self.lock = threading.Lock()
        self.closed = self.ended = False

    def publish(self, item: T) -> None:
        with self.lock:
            if self.closed:
                raise RuntimeError("the bus is closed")
            self.loop.call_soon_threadsafe(self.queue[1].put_nowait, (item,))

    def close(self) -> None:
        with self.lock:
            if not self.closed:
                self.closed = True
                self.loop.call_soon_threadsafe(self.queue[1].put_nowait, None)

    def __aiter__(self) -> AsyncIterator[T]:
        return self

    async def __anext__(self) -> T:
        box = None if self.ended else await self.queue[1].get()
        if box is None:
            self.ended = True
            raise StopAsyncIteration
        return box[0]
