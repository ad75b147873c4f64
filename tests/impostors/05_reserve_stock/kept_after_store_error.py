"""lock-kept: the lock is released by hand, and not when the store raises."""

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
        lock.acquire()
        left = self.store.read(sku)
        if left >= n:
            self.store.write(sku, left - n)
        lock.release()
        return left >= n
