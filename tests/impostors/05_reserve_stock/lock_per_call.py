"""lock-not-shared: a new Lock in each call keeps nobody out."""

import threading


class Stock:
    def __init__(self, store):
        self.store = store

    def reserve(self, sku, n):
        if n < 1:
            raise ValueError(n)
        lock = threading.Lock()
        with lock:
            left = self.store.read(sku)
            if left < n:
                return False
            self.store.write(sku, left - n)
            return True
