"""wrong-result: says False when the SKU is busy for more than 50 ms."""

import threading


class Stock:
    def __init__(self, store):
        self.store = store
        self._locks = {}

    def reserve(self, sku, n):
        if n < 1:
            raise ValueError(n)
        lock = self._locks.setdefault(sku, threading.Lock())
        if not lock.acquire(timeout=0.05):
            return False
        try:
            left = self.store.read(sku)
            if left < n:
                return False
            self.store.write(sku, left - n)
            return True
        finally:
            lock.release()
