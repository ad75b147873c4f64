"""still-waiting: the close wakes those who get, and forgets those who put."""

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
            self.has_room.wait_for(lambda: len(self.items) < self.size or self.closed)
            if self.closed:
                raise Closed
            self.items.append(x)
            self.has_items.notify()

    def get(self):
        with self.has_items:
            self.has_items.wait_for(lambda: self.items or self.closed)
            if not self.items:
                raise Closed
            x = self.items.popleft()
            self.has_room.notify()
            return x

    def close(self):
        with self.has_items:
            self.closed = True
            self.has_items.notify_all()
