"""A thread of the bus waits in a SimpleQueue and hands each item to the loop; close ends it."""

import asyncio
import queue
import threading
from typing import Any


class Bus:
    def __init__(self) -> None:
        self.loop = asyncio.get_running_loop()
        self.inbox: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self.outbox: asyncio.Queue[Any] = asyncio.Queue()
        self.lock = threading.Lock()
        self.closed = self.ended = False
        threading.Thread(target=self.pump, daemon=True).start()

    def pump(self) -> None:
        box = ()
        while box is not None:
            box = self.inbox.get()
            try:
                self.loop.call_soon_threadsafe(self.outbox.put_nowait, box)
            except RuntimeError:  # the loop is closed
                return

    def publish(self, item: Any) -> None:
        with self.lock:
            if self.closed:
                raise RuntimeError("the bus is closed")
            self.inbox.put((item,))

    def close(self) -> None:
        with self.lock:
            if not self.closed:
                self.closed = True
                self.inbox.put(None)

    def __aiter__(self) -> Any:
        return self

    async def __anext__(self) -> Any:
        box = None if self.ended else await self.outbox.get()
        if box is None:
            self.ended = True
            raise StopAsyncIteration
        return box[0]
