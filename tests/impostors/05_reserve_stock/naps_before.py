"""lost-update: no lock, and a nap before it begins, which looks like waiting."""

import time


class Stock:
    def __init__(self, store):
        self.store = store

    def reserve(self, sku, n):
        if n < 1:
            raise ValueError(n)
        time.sleep(0.001)
        left = self.store.read(sku)
        if left < n:
            return False
        self.store.write(sku, left - n)
        return True
