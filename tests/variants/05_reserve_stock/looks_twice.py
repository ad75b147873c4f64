"""Looks for the lock without the guard first, and once more behind it."""

import threading


class Stock:
    def __init__(self, store):
        self.store = store
        self.guard = threading.Lock()
        self.locks = {}

    def reserve(self, sku, n):
        if n < 1:
            raise ValueError(n)
        lock = self.locks.get(sku)
        if lock is None:
            with self.guard:
                lock = self.locks.get(sku)
                if lock is None:
                    lock = self.locks[sku] = threading.Lock()
        with lock:
            left = self.store.read(sku)
            if left < n:
                return False
            self.store.write(sku, left - n)
            return True
