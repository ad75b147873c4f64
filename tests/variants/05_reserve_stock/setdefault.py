"""A Lock for each SKU by dict.setdefault, which is one step of the dictionary and needs no guard."""

from threading import Lock


class Stock:
    def __init__(self, store):
        self.store = store
        self.locks = {}

    def reserve(self, sku, n):
        if n < 1:
            raise ValueError(n)
        with self.locks.setdefault(sku, Lock()):
            left = self.store.read(sku)
            if left < n:
                return False
            self.store.write(sku, left - n)
            return True
