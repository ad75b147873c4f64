"""An RLock for each SKU, behind a guard; the methods that it protects may call each other."""

import threading


class Stock:
    def __init__(self, store):
        self.store = store
        self.guard = threading.Lock()
        self.locks = {}

    def reserve(self, sku, n):
        if n < 1:
            raise ValueError(n)
        with self.lock_of(sku):
            return self.take(sku, n)

    def take(self, sku, n):
        with self.lock_of(sku):
            left = self.store.read(sku)
            if left < n:
                return False
            self.store.write(sku, left - n)
            return True

    def lock_of(self, sku):
        with self.guard:
            if sku not in self.locks:
                self.locks[sku] = threading.RLock()
            return self.locks[sku]
