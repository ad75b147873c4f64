"""unrelated-waited: no more than eight reservations at once, whatever they are for."""

import threading


class Stock:
    def __init__(self, store):
        self.store = store
        self.locks = {}
        self.places = threading.Semaphore(8)

    def reserve(self, sku, n):
        if n < 1:
            raise ValueError(n)
        with self.places, self.locks.setdefault(sku, threading.Lock()):
            left = self.store.read(sku)
            if left < n:
                return False
            self.store.write(sku, left - n)
            return True
