"""check-then-act: checks outside the lock; inside it reads again, but does not check again."""

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
        if self.store.read(sku) < n:
            return False
        with lock:
            self.store.write(sku, self.store.read(sku) - n)
            return True
