"""wrong-result: puts the item in and waits for room after that; when it is closed meanwhile, the item stays in."""

from collections import deque
from threading import Condition


class Closed(Exception):
    pass


class Buffer:
    def __init__(self, size):
        if size < 1:
            raise ValueError(size)
        self.size, self.items, self.closed, self.changed = size, deque(), False, Condition()

    def put(self, x):
        with self.changed:
            if self.closed:
                raise Closed
            self.items.append(x)
            self.changed.notify_all()
            self.changed.wait_for(lambda: self.closed or len(self.items) <= self.size)
            if self.closed and len(self.items) > self.size:
                raise Closed

    def get(self):
        with self.changed:
            self.changed.wait_for(lambda: self.closed or self.items)
            if not self.items:
                raise Closed
            self.changed.notify_all()
            return self.items.popleft()

    def close(self):
        with self.changed:
            self.closed = True
            self.changed.notify_all()
