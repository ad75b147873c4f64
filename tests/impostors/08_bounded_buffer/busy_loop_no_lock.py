"""burns-cpu: looks again and again, without a lock."""

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

    def put(self, x):
        while len(self.items) >= self.size and not self.closed:
            pass
        if self.closed:
            raise Closed
        self.items.append(x)

    def get(self):
        while not self.items:
            if self.closed:
                raise Closed
        return self.items.popleft()

    def close(self):
        self.closed = True
