"""check-then-act: a defaultdict calls a lambda for a new SKU, and a thread may be stopped in there."""

from collections import defaultdict
from threading import Lock


class Stock:
    def __init__(self, store):
        self.store = store
        self.locks = defaultdict(lambda: Lock())

    def reserve(self, sku, n):
        if n < 1:
            raise ValueError(n)
        with self.locks[sku]:
            left = self.store.read(sku)
            if left < n:
                return False
            self.store.write(sku, left - n)
            return True
