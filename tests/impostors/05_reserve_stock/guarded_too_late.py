"""check-then-act: makes the lock behind the guard, but has looked for it outside."""

import threading


class Stock:
    def __init__(self, store):
        self.store = store
        self.guard = threading.Lock()
        self.locks = {}

    def reserve(self, sku, n):
        if n < 1:
            raise ValueError(n)
        if sku not in self.locks:
            with self.guard:
                self.locks[sku] = threading.Lock()
        with self.locks[sku]:
            left = self.store.read(sku)
            if left < n:
                return False
            self.store.write(sku, left - n)
            return True
