"""items-lost: put looks whether it is closed, and takes the lock then."""

import collections
import threading
from typing import Generic, TypeVar

T = TypeVar("T")


class Closed(Exception):
    """Given. Nothing goes in any more, or nothing is left to come out."""


class Buffer(Generic[T]):
    def __init__(self, size: int) -> None:
        if size < 1:
            raise ValueError("size must be 1 or more")
        self._items = collections.deque()
        self._lock = threading.Lock()
        self._free = threading.Semaphore(size)
        self._filled = threading.Semaphore(0)
        self._closed = False

    def put(self, x: T) -> None:
        self._free.acquire()
        if self._closed:
            self._free.release()
            raise Closed
        with self._lock:
            self._items.append(x)
        self._filled.release()

    def get(self) -> T:
        self._filled.acquire()
        with self._lock:
            empty = not self._items
            if not empty:
                x = self._items.popleft()
        if empty:  # only close() gives a token without an item
            self._filled.release()
            raise Closed
        self._free.release()
        return x

    def close(self) -> None:
        with self._lock:
            if self._closed:
                return
            self._closed = True
        self._free.release()
        self._filled.release()
