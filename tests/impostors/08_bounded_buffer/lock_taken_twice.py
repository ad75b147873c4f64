"""hang: a helper takes the lock that its caller holds already."""

import threading
from collections import deque


class Closed(Exception):
    """Given. Nothing goes in any more, or nothing is left to come out."""


class Buffer:
    def __init__(self, size):
        if size < 1:
            raise ValueError("size must be at least 1")
        self.size = size
        self.items = deque()
        self.closed = False
        self.lock = threading.Lock()
        self.changed = threading.Condition(self.lock)

    def is_full(self):
        with self.lock:
            return len(self.items) >= self.size

    def put(self, x):
        with self.changed:
            while not self.closed and self.is_full():
                self.changed.wait()
            if self.closed:
                raise Closed
            self.items.append(x)
            self.changed.notify_all()

    def get(self):
        with self.changed:
            while not self.closed and not self.items:
                self.changed.wait()
            if not self.items:
                raise Closed
            x = self.items.popleft()
            self.changed.notify_all()
            return x

    def close(self):
        with self.changed:
            self.closed = True
            self.changed.notify_all()
