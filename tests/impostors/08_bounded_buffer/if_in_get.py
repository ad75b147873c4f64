"""woke-too-early: two Conditions, and an `if` around the wait of `get`."""

from collections import deque
from threading import Condition, Lock


class Closed(Exception):
    pass


class Buffer:
    def __init__(self, size):
        if size < 1:
            raise ValueError(size)
        self.size = size
        self.items = deque()
        self.closed = False
        lock = Lock()
        self.has_room, self.has_items = Condition(lock), Condition(lock)

    def put(self, x):
        with self.has_room:
            while len(self.items) == self.size and not self.closed:
                self.has_room.wait()
            if self.closed:
                raise Closed
            self.items.append(x)
            self.has_items.notify()

    def get(self):
        with self.has_items:
            if not self.items and not self.closed:
                self.has_items.wait()
            if not self.items and self.closed:
                raise Closed
            x = self.items.popleft()
            self.has_room.notify()
            return x

    def close(self):
        with self.has_room:
            self.closed = True
            self.has_room.notify_all()
            self.has_items.notify_all()
