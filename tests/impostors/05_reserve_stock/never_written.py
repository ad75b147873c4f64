"""work-skipped: reads and answers, but never writes what is left."""

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
        with lock:
            return self.store.read(sku) >= n
