"""items-lost: on the loop itself, close overtakes what threads have handed over before it."""

import asyncio
import threading
from collections.abc import AsyncIterator
from typing import Generic, TypeVar

T = TypeVar("T")


class Bus(Generic[T]):
    def __init__(self) -> None:
        self.loop = asyncio.get_running_loop()
        self.queue: asyncio.Queue[tuple[T] | None] = asyncio.Queue()
        self.lock = threading.Lock()
        self.closed = self.ended = False
        self.home = threading.get_ident()

    def publish(self, item: T) -> None:
        with self.lock:
            if self.closed:
                raise RuntimeError("the bus is closed")
            self.hand_over((item,))

    def close(self) -> None:
        with self.lock:
            if not self.closed:
                self.closed = True
                self.hand_over(None)

    def hand_over(self, box: "tuple[T] | None") -> None:
        if threading.get_ident() == self.home:
            self.queue.put_nowait(box)
        else:
            self.loop.call_soon_threadsafe(self.queue.put_nowait, box)

    def __aiter__(self) -> AsyncIterator[T]:
        return self

    async def __anext__(self) -> T:
        box = None if self.ended else await self.queue.get()
        if box is None:
            self.ended = True
            raise StopAsyncIteration
        return box[0]
