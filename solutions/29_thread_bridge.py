"""Threads hand their items over to the loop with `call_soon_threadsafe`; an `asyncio.Queue` belongs to the loop alone.

Why it works: nothing of asyncio may be touched from another thread but `call_soon_threadsafe`. It puts a call on the
loop's list and wakes the loop, which may be asleep in its selector; a `put_nowait` from a thread would leave it asleep.
The calls are made in the order in which they were handed over, so the end comes last. The lock is what makes that
true: without it a publish could look, be overtaken by close, and hand its item over behind the end. It is held for an
instant, and never across an await. `__anext__` leaves `ended` set, so that iterating again ends at once.

What else would: a deque that the threads append to, with an `asyncio.Event` that `call_soon_threadsafe` sets.
"""

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

    def publish(self, item: T) -> None:
        with self.lock:
            if self.closed:
                raise RuntimeError("the bus is closed")
            self.loop.call_soon_threadsafe(self.queue.put_nowait, (item,))

    def close(self) -> None:
        with self.lock:
            if not self.closed:
                self.closed = True
                self.loop.call_soon_threadsafe(self.queue.put_nowait, None)

    def __aiter__(self) -> AsyncIterator[T]:
        return self

    async def __anext__(self) -> T:
        box = None if self.ended else await self.queue.get()
        if box is None:
            self.ended = True
            raise StopAsyncIteration
        return box[0]
