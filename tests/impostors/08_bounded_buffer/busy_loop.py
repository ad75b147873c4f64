"""burns-cpu: takes the lock and looks, again and again."""

from collections import deque
from threading import Lock


class Closed(Exception):
    pass


class Buffer:
    def __init__(self, size):
        if size < 1:
            raise ValueError(size)
        self.size = size
        self.items = deque()
        self.closed = False
        self.lock = Lock()

    def put(self, x):
        while True:
            with self.lock:
                if self.closed:
                    raise Closed
                if len(self.items) < self.size:
                    self.items.append(x)
                    return

    def get(self):
        while True:
            with self.lock:
                if self.items:
                    return self.items.popleft()
                if self.closed:
                    raise Closed

    def close(self):
        self.closed = True
