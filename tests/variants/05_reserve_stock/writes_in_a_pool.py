"""The lock is held by the caller, while a thread of a pool writes for it."""

import threading
from concurrent.futures import ThreadPoolExecutor


class Stock:
    def __init__(self, store):
        self.store, self.guard, self.locks = store, threading.Lock(), {}
        self.pool = ThreadPoolExecutor(64)

    def reserve(self, sku, n):
        if n < 1:
            raise ValueError("n must be positive")
        with self.guard:
            lock = self.locks.setdefault(sku, threading.Lock())
        with lock:
            left = self.store.read(sku)
            if left < n:
                return False
            self.pool.submit(self.store.write, sku, left - n).result()
            return True
