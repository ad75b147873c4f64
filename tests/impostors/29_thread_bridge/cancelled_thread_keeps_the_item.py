"""items-lost: a cancelled to_thread goes on waiting in its thread, and takes the next item with it."""

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
        box = None if self.ended else await asyncio.to_thread(self.queue.get)
        if box is None:
            self.ended = True
            raise StopAsyncIteration
        return box[0]
