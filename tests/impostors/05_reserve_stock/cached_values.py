"""wrong-result: reads each SKU once and keeps its own count after that."""

import threading


class Stock:
    def __init__(self, store):
        self.store = store
        self.guard = threading.Lock()
        self.locks = {}
        self.left = {}

    def reserve(self, sku, n):
        if n < 1:
            raise ValueError(n)
        with self.guard:
            lock = self.locks.setdefault(sku, threading.Lock())
        with lock:
            if sku not in self.left:
                self.left[sku] = self.store.read(sku)
            if self.left[sku] < n:
                return False
            self.left[sku] -= n
            self.store.write(sku, self.left[sku])
            return True
