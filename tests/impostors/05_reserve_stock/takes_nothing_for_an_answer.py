"""wrong-result: does not look at n, and sells minus one mug."""

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
            if left < n:
                return False
            self.store.write(sku, left - n)
            return True
