"""wrong-result: remembers what was sold out, also when there are new ones."""

import threading


class Stock:
    def __init__(self, store):
        self.store = store
        self._locks, self._sold_out = {}, set()

    def reserve(self, sku, n):
        if n < 1:
            raise ValueError(n)
        if sku in self._sold_out:
            return False
        with self._locks.setdefault(sku, threading.Lock()):
            left = self.store.read(sku)
            if left == 0:
                self._sold_out.add(sku)
            if left < n:
                return False
            self.store.write(sku, left - n)
            return True
