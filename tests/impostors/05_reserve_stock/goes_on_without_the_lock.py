"""lost-update: waits 20 ms for the lock, and goes on without it."""

import threading


class Stock:
    def __init__(self, store):
        self.store = store
        self._locks = {}

    def reserve(self, sku, n):
        if n < 1:
            raise ValueError(n)
        lock = self._locks.setdefault(sku, threading.Lock())
        mine = lock.acquire(timeout=0.02)
        try:
            left = self.store.read(sku)
            if left < n:
                return False
            self.store.write(sku, left - n)
            return True
        finally:
            if mine:
                lock.release()
