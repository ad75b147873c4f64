"""A ring of fixed places and two Conditions upon an RLock."""

import threading


class Closed(Exception):
    pass


class Buffer:
    def __init__(self, size):
        if size < 1:
            raise ValueError(size)
        lock = threading.RLock()
        self.not_full, self.not_empty = threading.Condition(lock), threading.Condition(lock)
        self.places = [None] * size
        self.first = self.count = 0
        self.open = True

    def put(self, x):
        with self.not_full:
            self.not_full.wait_for(lambda: self.count < len(self.places) or not self.open)
            if not self.open:
                raise Closed("nothing goes in any more")
            self.places[(self.first + self.count) % len(self.places)] = x
            self.count += 1
            self.not_empty.notify()

    def get(self):
        with self.not_empty:
            self.not_empty.wait_for(lambda: self.count or not self.open)
            if self.count == 0:
                raise Closed("nothing is left")
            x, self.places[self.first] = self.places[self.first], None
            self.first = (self.first + 1) % len(self.places)
            self.count -= 1
            self.not_full.notify()
            return x

    def close(self):
        with self.not_full, self.not_empty:
            self.open = False
            self.not_full.notify_all()
            self.not_empty.notify_all()
