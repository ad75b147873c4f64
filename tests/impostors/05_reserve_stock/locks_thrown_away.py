"""lock-not-shared: keeps the last 32 locks, and throws away one that is held."""

import threading
from functools import lru_cache


class Stock:
    def __init__(self, store):
        self.store = store
        self._guard = threading.Lock()
        self._made = lru_cache(maxsize=32)(lambda sku: threading.Lock())

    def reserve(self, sku, n):
        if n < 1:
            raise ValueError(n)
        with self._guard:
            lock = self._made(sku)
        with lock:
            left = self.store.read(sku)
            if left < n:
                return False
            self.store.write(sku, left - n)
            return True
