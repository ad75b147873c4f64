"""A guard and a count of the threads that use each lock: the last one to leave deletes it."""

from contextlib import contextmanager
from threading import Lock


class Entry:
    def __init__(self):
        self.lock = Lock()
        self.users = 0


class Stock:
    def __init__(self, store):
        self.store = store
        self.guard = Lock()
        self.entries = {}

    @contextmanager
    def alone(self, sku):
        with self.guard:
            entry = self.entries.setdefault(sku, Entry())
            entry.users += 1  # before the wait: who waits uses it
        try:
            with entry.lock:
                yield
        finally:
            with self.guard:
                entry.users -= 1
                if entry.users == 0:
                    del self.entries[sku]

    def reserve(self, sku, n):
        if n < 1:
            raise ValueError(n)
        with self.alone(sku):
            left = self.store.read(sku)
            if left < n:
                return False
            self.store.write(sku, left - n)
            return True
