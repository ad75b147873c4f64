"""lock-kept: returns False with the RLock still in its hand; the same thread would not notice."""

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
            lock = self.locks.setdefault(sku, threading.RLock())
        lock.acquire()
        try:
            left = self.store.read(sku)
            if left < n:
                return False
            self.store.write(sku, left - n)
        except BaseException:
            lock.release()
            raise
        lock.release()
        return True
