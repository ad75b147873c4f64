"""A thread of the pool waits in `queue.get`; a cancelled iteration leaves that wait to the next one."""

import asyncio
import queue
import threading
from collections.abc import AsyncIterator
from typing import Generic, TypeVar

T = TypeVar("T")


class Bus(Generic[T]):
    def __init__(self) -> None:
        self.queue: queue.Queue[tuple[T] | None] = queue.Queue()
        self.lock = threading.Lock()
        self.closed = self.ended = False
        self.coming: asyncio.Task[tuple[T] | None] | None = None

    def publish(self, item: T) -> None:
        with self.lock:
            if self.closed:
                raise RuntimeError("the bus is closed")
            self.queue.put((item,))

    def close(self) -> None:
        with self.lock:
            if not self.closed:
                self.closed = True
                self.queue.put(None)

    def __aiter__(self) -> AsyncIterator[T]:
        return self

    async def __anext__(self) -> T:
        if self.ended:
            raise StopAsyncIteration
        if self.coming is None:
            self.coming = asyncio.create_task(asyncio.to_thread(self.queue.get))
        box = await asyncio.shield(self.coming)
        self.coming = None
        if box is None:
            self.ended = True
            raise StopAsyncIteration
        return box[0]
