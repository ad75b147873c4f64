"""lost-update: no lock, and a nap between the read and the write, as in every demonstration of a race."""

import time


class Stock:
    def __init__(self, store):
        self.store = store

    def reserve(self, sku, n):
        if n < 1:
            raise ValueError(n)
        left = self.store.read(sku)
        if left < n:
            return False
        time.sleep(0.002)
        self.store.write(sku, left - n)
        return True
