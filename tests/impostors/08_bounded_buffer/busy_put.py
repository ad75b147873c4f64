"""burns-cpu: who wants to put looks again and again, with a nap of no length in between."""

import time
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
        while True:
            with self.changed:
                if self.closed:
                    raise Closed
                if len(self.items) < self.size:
                    self.items.append(x)
                    self.changed.notify()
                    return
            time.sleep(0)

    def get(self):
        with self.changed:
            while not self.items and not self.closed:
                self.changed.wait()
            if not self.items:
                raise Closed
            return self.items.popleft()

    def close(self):
        with self.changed:
            self.closed = True
            self.changed.notify_all()
