"""check-then-act: two may see the one item, and the second finds none."""

from collections import deque
from threading import Condition, Lock
from typing import Generic, TypeVar

T = TypeVar("T")


class Closed(Exception):
    """Given. Nothing goes in any more, or nothing is left to come out."""


class Buffer(Generic[T]):
    def __init__(self, size: int) -> None:
        if size < 1:
            raise ValueError(f"size must be at least 1, not {size}")
        self.size = size
        self.items: deque[T] = deque()
        self.closed = False
        lock = Lock()
        self.has_room = Condition(lock)
        self.has_items = Condition(lock)

    def put(self, x: T) -> None:
        with self.has_room:
            self.has_room.wait_for(lambda: self.closed or len(self.items) < self.size)
            if self.closed:
                raise Closed
            self.items.append(x)
            self.has_items.notify()

    def get(self) -> T:
        with self.has_items:
            self.has_items.wait_for(lambda: self.closed or self.items)
            if self.closed and not self.items:
                raise Closed
        x = self.items.popleft()
        with self.has_room:
            self.has_room.notify()
        return x

    def close(self) -> None:
        with self.has_room:
            self.closed = True
            self.has_room.notify_all()
            self.has_items.notify_all()
