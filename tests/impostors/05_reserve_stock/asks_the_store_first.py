"""wrong-error: the ValueError comes after the store was asked, so a failing store is heard instead."""

import threading


class Stock:
    def __init__(self, store):
        self.store = store
        self.guard = threading.Lock()
        self.locks = {}

    def reserve(self, sku, n):
        with self.guard:
            lock = self.locks.setdefault(sku, threading.Lock())
        with lock:
            left = self.store.read(sku)
            if n < 1:
                raise ValueError(n)
            if left < n:
                return False
            self.store.write(sku, left - n)
            return True
