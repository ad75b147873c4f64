"""lock-not-shared: each thread has a lock of its own."""

import threading


class Stock:
    def __init__(self, store):
        self.store = store
        self.mine = threading.local()

    def reserve(self, sku, n):
        if n < 1:
            raise ValueError(n)
        if not hasattr(self.mine, "lock"):
            self.mine.lock = threading.RLock()
        with self.mine.lock:
            left = self.store.read(sku)
            if left < n:
                return False
            self.store.write(sku, left - n)
            return True
