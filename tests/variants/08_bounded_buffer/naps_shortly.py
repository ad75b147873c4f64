"""No Condition at all: looks a hundred times a second. It costs a little, and nobody waits for long."""

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
        self.closed = False
        self.lock = Lock()

    def put(self, x):
        while not self.has_put(x):
            time.sleep(0.01)

    def get(self):
        while True:
            with self.lock:
                if self.items:
                    return self.items.popleft()
                if self.closed:
                    raise Closed
            time.sleep(0.01)

    def close(self):
        self.closed = True

    def has_put(self, x):
        with self.lock:
            if self.closed:
                raise Closed("closed")
            if len(self.items) == self.size:
                return False
            self.items.append(x)
            return True
