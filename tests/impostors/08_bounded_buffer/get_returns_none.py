"""wrong-result: closed and empty, it gives None."""

import threading
from collections import deque


class Closed(Exception):
    pass


class Buffer:
    def __init__(self, size):
        if size < 1:
            raise ValueError(size)
        self.size = size
        self.items = deque()
        self.closed = False
        lock = threading.Lock()
        self.room = threading.Condition(lock)
        self.some = threading.Condition(lock)

    def put(self, x):
        with self.room:
            while not self.closed and len(self.items) >= self.size:
                self.room.wait()
            if self.closed:
                raise Closed
            self.items.append(x)
            self.some.notify()

    def get(self):
        with self.some:
            while not self.closed and not self.items:
                self.some.wait()
            if not self.items:
                return None
            x = self.items.popleft()
            self.room.notify()
            return x

    def close(self):
        with self.room:
            self.closed = True
            self.room.notify_all()
            self.some.notify_all()
