"""One wake-up for many items: only a publish that finds nobody woken calls the loop."""

import asyncio
import threading
from collections.abc import AsyncIterator
from typing import Generic, TypeVar

T = TypeVar("T")


class Bus(Generic[T]):
    def __init__(self) -> None:
        self.loop = asyncio.get_running_loop()
        self.lock = threading.Lock()
        self.fresh: list[T] = []
        self.called = self.closed = False
        self.items: asyncio.Queue[T] = asyncio.Queue()
        self.over = asyncio.Event()

    def publish(self, item: T) -> None:
        with self.lock:
            if self.closed:
                raise RuntimeError("the bus is closed")
            self.fresh.append(item)
            self._call()

    def close(self) -> None:
        with self.lock:
            self.closed = True
            self._call()

    def _call(self) -> None:
        if not self.called:
            self.called = True
            self.loop.call_soon_threadsafe(self._take)

    def _take(self) -> None:
        with self.lock:
            fresh, self.fresh, self.called = self.fresh, [], False
            closed = self.closed
        for item in fresh:
            self.items.put_nowait(item)
        if closed:
            self.over.set()

    async def __aiter__(self) -> AsyncIterator[T]:
        while True:
            while not self.items.empty():
                yield self.items.get_nowait()
            if self.over.is_set():
                return
            waits = {asyncio.ensure_future(self._filled()), asyncio.ensure_future(self.over.wait())}
            try:
                await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
            finally:
                for one in waits:
                    one.cancel()
                await asyncio.gather(*waits, return_exceptions=True)

    async def _filled(self) -> None:
        item = await self.items.get()
        rest = [item]
        while not self.items.empty():
            rest.append(self.items.get_nowait())
        for one in rest:
            self.items.put_nowait(one)
