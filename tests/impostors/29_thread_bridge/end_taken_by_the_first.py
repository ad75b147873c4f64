"""hang: the end is taken by the first iteration, and the next one waits for another close."""

import asyncio
import threading
from typing import Any

END = object()


class Bus:
    def __init__(self) -> None:
        self.loop = asyncio.get_running_loop()
        self.queue: asyncio.Queue[Any] = asyncio.Queue()
        self.lock = threading.Lock()
        self.closed = False

    def publish(self, item: Any) -> None:
        with self.lock:
            if self.closed:
                raise RuntimeError("the bus is closed")
            self.loop.call_soon_threadsafe(self.queue.put_nowait, item)

    def close(self) -> None:
        with self.lock:
            self.closed = True
            self.loop.call_soon_threadsafe(self.queue.put_nowait, END)

    def __aiter__(self) -> Any:
        return self

    async def __anext__(self) -> Any:
        item = await self.queue.get()
        if item is END:
            raise StopAsyncIteration
        return item
