"""A byte through a socket pair wakes the loop, as the loop does it inside."""

import asyncio
import contextlib
import socket
import threading
from collections import deque
from collections.abc import AsyncIterator
from typing import Generic, TypeVar

T = TypeVar("T")


class Bus(Generic[T]):
    def __init__(self) -> None:
        self.items: deque[T] = deque()
        self.lock = threading.Lock()
        self.closed = False
        self.stirred = asyncio.Event()
        self.ours, self.theirs = socket.socketpair()
        self.ours.setblocking(False)
        self.theirs.setblocking(False)
        self.loop = asyncio.get_running_loop()
        self.loop.add_reader(self.ours, self._stir)

    def publish(self, item: T) -> None:
        with self.lock:
            if self.closed:
                raise RuntimeError("the bus is closed")
            self.items.append(item)
            self._ring()

    def close(self) -> None:
        with self.lock:
            if not self.closed:
                self.closed = True
                self._ring()

    def _ring(self) -> None:
        with contextlib.suppress(BlockingIOError):  # it is full of bells already
            self.theirs.send(b"!")

    def _stir(self) -> None:
        self.ours.recv(4096)
        self.stirred.set()

    def __aiter__(self) -> AsyncIterator[T]:
        return self

    async def __anext__(self) -> T:
        while True:
            self.stirred.clear()
            with self.lock:
                if self.items:
                    return self.items.popleft()
                over = self.closed
            if over:
                self._hang_up()
                raise StopAsyncIteration
            await self.stirred.wait()

    def _hang_up(self) -> None:
        if self.ours.fileno() >= 0:
            self.loop.remove_reader(self.ours)
            self.ours.close()
            self.theirs.close()
