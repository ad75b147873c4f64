"""wrong-result: who was waiting for room when it was closed looks for room first, and puts its item in."""

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
            if self.closed:
                raise Closed
            while len(self.items) >= self.size:
                self.cond.wait()
                if self.closed and len(self.items) >= self.size:
                    raise Closed
            self.items.append(x)
            self.cond.notify_all()

    def get(self) -> T:
        with self.cond:
            self.cond.wait_for(lambda: self.closed or self.items)
            if not self.items:
                raise Closed
            self.cond.notify_all()
            return self.items.popleft()

    def close(self) -> None:
        with self.cond:
            self.closed = True
            self.cond.notify_all()
