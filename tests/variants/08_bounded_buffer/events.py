"""Two Events that say whether it is worth a look, and a Lock under which one looks."""

from collections import deque
from threading import Event, Lock


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
        self.may_put, self.may_get = Event(), Event()
        self.say()

    def put(self, x):
        while True:
            self.may_put.wait()
            with self.lock:
                if self.closed:
                    raise Closed
                if len(self.items) < self.size:
                    self.items.append(x)
                    self.say()
                    return

    def get(self):
        while True:
            self.may_get.wait()
            with self.lock:
                if self.items:
                    x = self.items.popleft()
                    self.say()
                    return x
                if self.closed:
                    raise Closed

    def close(self):
        with self.lock:
            self.closed = True
            self.say()

    def say(self):
        for event, worth in (
            (self.may_put, self.closed or len(self.items) < self.size),
            (self.may_get, self.closed or self.items),
        ):
            event.set() if worth else event.clear()
