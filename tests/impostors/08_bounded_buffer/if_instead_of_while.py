"""woke-too-early: looks once, waits once, and then believes that there is something."""

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
            if len(self.items) >= self.size and not self.closed:
                self.changed.wait()
            if self.closed:
                raise Closed
            self.items.append(x)
            self.changed.notify_all()

    def get(self):
        with self.changed:
            if not self.items and not self.closed:
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
