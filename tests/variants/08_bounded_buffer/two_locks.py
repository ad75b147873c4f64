"""A lock for each end, each with its Condition, and a call that is passed on, as in Java's LinkedBlockingQueue."""

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
        self._size, self._closed = size, False
        self._items: deque[T] = deque()
        self._put_lock, self._get_lock = threading.Lock(), threading.Lock()
        self._not_full = threading.Condition(self._put_lock)
        self._not_empty = threading.Condition(self._get_lock)

    def put(self, x: T) -> None:
        with self._put_lock:
            while not self._closed and len(self._items) >= self._size:
                self._not_full.wait()
            if self._closed:
                raise Closed
            self._items.append(x)
            if len(self._items) < self._size:
                self._not_full.notify()
        with self._get_lock:
            self._not_empty.notify()

    def get(self) -> T:
        with self._get_lock:
            while not self._items and not self._closed:
                self._not_empty.wait()
            if not self._items:
                raise Closed
            x = self._items.popleft()
            if self._items:
                self._not_empty.notify()
        with self._put_lock:
            self._not_full.notify()
        return x

    def close(self) -> None:
        with self._put_lock, self._get_lock:
            self._closed = True
            self._not_full.notify_all()
            self._not_empty.notify_all()
