"""items-lost: once it is closed, `get` raises Closed, whatever is left."""

from collections import deque
from threading import Condition


class Closed(Exception):
    pass


class Buffer:
    def __init__(self, size):
        if size < 1:
            raise ValueError(size)
        self.size = size
        self.items = deque()
        self.closed = False
        self.changed = Condition()

    def put(self, x):
        with self.changed:
            while len(self.items) >= self.size and not self.closed:
                self.changed.wait()
            if self.closed:
                raise Closed
            self.items.append(x)
            self.changed.notify_all()

    def get(self):
        with self.changed:
            while not self.items and not self.closed:
                self.changed.wait()
            if self.closed:
                raise Closed
            x = self.items.popleft()
            self.changed.notify_all()
            return x

    def close(self):
        with self.changed:
            self.closed = True
            self.changed.notify_all()
