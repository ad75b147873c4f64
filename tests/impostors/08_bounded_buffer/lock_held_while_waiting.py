"""lock-kept: naps with the lock in its hand, so that nobody else can change anything."""

import time
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
        self.lock = Lock()
        self.closed = False

    def put(self, x):
        with self.lock:
            while len(self.items) >= self.size and not self.closed:
                time.sleep(0.01)
            if self.closed:
                raise Closed
            self.items.append(x)

    def get(self):
        with self.lock:
            while not self.items and not self.closed:
                time.sleep(0.01)
            if not self.items:
                raise Closed
            return self.items.popleft()

    def close(self):
        self.closed = True
