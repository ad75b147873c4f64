"""burns-cpu: once something was in it, a get of an empty buffer looks again and again."""

from collections import deque
from threading import Event, Lock
from typing import Generic, TypeVar

T = TypeVar("T")


class Closed(Exception):
    """Given. Nothing goes in any more, or nothing is left to come out."""


class Buffer(Generic[T]):
    def __init__(self, size: int) -> None:
        if size < 1:
            raise ValueError(f"size is {size}")
        self.size = size
        self.items = deque()
        self.lock = Lock()
        self.closed = False
        self.room = Event()  # set while there is room, or it is closed
        self.room.set()
        self.stock = Event()  # set while there are items, or it is closed

    def put(self, x: T) -> None:
        while True:
            self.room.wait()
            with self.lock:
                if self.closed:
                    raise Closed
                if len(self.items) < self.size:
                    self.items.append(x)
                    self.stock.set()
                    if len(self.items) == self.size:
                        self.room.clear()
                    return

    def get(self) -> T:
        while True:
            self.stock.wait()
            with self.lock:
                if self.items:
                    x = self.items.popleft()
                    self.room.set()
                    return x
                if self.closed:
                    raise Closed

    def close(self) -> None:
        with self.lock:
            self.closed = True
            self.room.set()
            self.stock.set()
