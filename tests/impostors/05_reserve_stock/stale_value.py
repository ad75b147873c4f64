"""check-then-act: checks again inside the lock, but writes what it has worked out before."""

import threading


class Stock:
    def __init__(self, store):
        self.store = store
        self.guard = threading.Lock()
        self.locks = {}

    def reserve(self, sku, n):
        if n < 1:
            raise ValueError(n)
        with self.guard:
            lock = self.locks.setdefault(sku, threading.Lock())
        rest = self.store.read(sku) - n
        with lock:
            if self.store.read(sku) < n:
                return False
            self.store.write(sku, rest)
            return True
