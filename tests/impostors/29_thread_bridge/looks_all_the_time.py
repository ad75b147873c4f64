"""polls: sleep(0) lets the others run, and then it looks again."""

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
        if self.ended:
            raise StopAsyncIteration
        while True:
            try:
                box = self.queue.get_nowait()
                break
            except queue.Empty:
                await asyncio.sleep(0)
        if box is None:
            self.ended = True
            raise StopAsyncIteration
        return box[0]
