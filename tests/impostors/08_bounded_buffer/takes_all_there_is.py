"""limit-exceeded: who gets takes all there is for itself, and gives the room away at once."""

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
        self.mine = threading.local()

    def put(self, x: T) -> None:
        with self.cond:
            self.cond.wait_for(lambda: self.closed or len(self.items) < self.size)
            if self.closed:
                raise Closed
            self.items.append(x)
            self.cond.notify_all()

    def get(self) -> T:
        stash = self.mine.__dict__.setdefault("stash", deque())
        if not stash:
            with self.cond:
                self.cond.wait_for(lambda: self.closed or self.items)
                if not self.items:
                    raise Closed
                stash.extend(self.items)
                self.items.clear()
                self.cond.notify_all()
        return stash.popleft()

    def close(self) -> None:
        with self.cond:
            self.closed = True
            self.cond.notify_all()
