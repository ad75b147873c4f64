"""wrong-result: a failing store looks like an empty shelf."""

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
        with lock:
            try:
                left = self.store.read(sku)
                if left < n:
                    return False
                self.store.write(sku, left - n)
                return True
            except OSError:
                return False
