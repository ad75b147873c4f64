"""wrong-result: a None that is handed to one who waits is taken for the close."""

from collections import deque
from itertools import chain
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


class Closed(Exception):
    """Given. Nothing goes in any more, or nothing is left to come out."""


class Waiter:
    __slots__ = ("gate", "item")

    def __init__(self, item=None):
        self.gate = Lock()
        self.gate.acquire()
        self.item = item

    def serve(self, item=None):
        if item is not None:
            self.item = item
        self.gate.release()

    def wait(self):
        self.gate.acquire()
        if self.item is None:
            raise Closed
        return self.item


class Buffer(Generic[T]):
    # somebody in `getters` means that `items` is empty; somebody in `putters` means that it is full
    def __init__(self, size: int) -> None:
        if size < 1:
            raise ValueError(f"a buffer for {size} items")
        self.size = size
        self.mutex = Lock()
        self.items = deque()
        self.getters = deque()
        self.putters = deque()
        self.closed = False

    def put(self, x: T) -> None:
        with self.mutex:
            if self.closed:
                raise Closed
            if self.getters:
                self.getters.popleft().serve(x)
                return
            if len(self.items) < self.size:
                self.items.append(x)
                return
            me = Waiter(x)
            self.putters.append(me)
        me.wait()

    def get(self) -> T:
        with self.mutex:
            if self.items:
                x = self.items.popleft()
                if self.putters:
                    putter = self.putters.popleft()
                    self.items.append(putter.item)
                    putter.serve()
                return x
            if self.closed:
                raise Closed
            me = Waiter()
            self.getters.append(me)
        return me.wait()

    def close(self) -> None:
        with self.mutex:
            if self.closed:
                return
            self.closed = True
            for waiter in chain(self.putters, self.getters):
                waiter.item = None
                waiter.gate.release()
            self.putters.clear()
            self.getters.clear()
