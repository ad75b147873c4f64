"""lock-kept: the lock is taken before n is looked at, and not released when n is wrong."""

import threading


class Stock:
    def __init__(self, store):
        self.store = store
        self.guard = threading.Lock()
        self.locks = {}

    def reserve(self, sku, n):
        with self.guard:
            lock = self.locks.setdefault(sku, threading.Lock())
        lock.acquire()
        if n < 1:
            raise ValueError(n)
        try:
            left = self.store.read(sku)
            if left < n:
                return False
            self.store.write(sku, left - n)
            return True
        finally:
            lock.release()
