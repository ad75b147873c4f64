"""woke-too-early: a `get` that has waited for half a second raises Closed."""

import threading
from collections import deque
from typing import Generic, TypeVar

T = TypeVar("T")


class Closed(Exception):
    """Given. Nothing goes in any more, or nothing is left to come out."""


class Buffer(Generic[T]):
    def __init__(self, size: int) -> None:
        if size < 1:
            raise ValueError("size")
        self.size, self.items, self.closed = size, deque(), False
        self.cond = threading.Condition()

    def put(self, x: T) -> None:
        with self.cond:
            self.cond.wait_for(lambda: self.closed or len(self.items) < self.size)
            if self.closed:
                raise Closed
            self.items.append(x)
            self.cond.notify_all()

    def get(self) -> T:
        with self.cond:
            if not self.cond.wait_for(lambda: self.closed or self.items, timeout=0.5) or not self.items:
                raise Closed
            self.cond.notify_all()
            return self.items.popleft()

    def close(self) -> None:
        with self.cond:
            self.closed = True
            self.cond.notify_all()
