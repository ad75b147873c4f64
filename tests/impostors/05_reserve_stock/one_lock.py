"""unrelated-waited: one lock for all SKUs."""

from threading import Lock


class Stock:
    def __init__(self, store):
        self.store = store
        self.lock = Lock()

    def reserve(self, sku, n):
        if n < 1:
            raise ValueError(n)
        with self.lock:
            left = self.store.read(sku)
            if left < n:
                return False
            self.store.write(sku, left - n)
            return True
