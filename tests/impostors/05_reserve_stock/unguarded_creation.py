"""check-then-act: two threads that meet a new SKU each make a lock for it."""

from threading import Lock


class Stock:
    def __init__(self, store):
        self.store = store
        self.locks = {}

    def reserve(self, sku, n):
        if n < 1:
            raise ValueError(n)
        if sku not in self.locks:
            self.locks[sku] = Lock()
        with self.locks[sku]:
            left = self.store.read(sku)
            if left < n:
                return False
            self.store.write(sku, left - n)
            return True
