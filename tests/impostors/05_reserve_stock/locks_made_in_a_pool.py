"""check-then-act: the threads of a pool do the work, and two of them that meet a new SKU make a lock each."""

import threading
from concurrent.futures import ThreadPoolExecutor


class Stock:
    def __init__(self, store):
        self.store = store
        self.locks = {}
        self.pool = ThreadPoolExecutor(300)

    def reserve(self, sku, n):
        if n < 1:
            raise ValueError("n")
        return self.pool.submit(self._reserve, sku, n).result()

    def _reserve(self, sku, n):
        lock = self.locks.get(sku)
        if lock is None:
            lock = self.locks[sku] = threading.Lock()
        with lock:
            left = self.store.read(sku)
            if left < n:
                return False
            self.store.write(sku, left - n)
            return True
