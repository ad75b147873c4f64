"""A Semaphore(1) for each SKU, taken and given back by hand."""

import threading


class Stock:
    def __init__(self, store):
        self.store = store
        self.guard = threading.Lock()
        self.locks = {}

    def reserve(self, sku, n):
        if n < 1:
            raise ValueError(n)
        with self.guard:
            turn = self.locks.setdefault(sku, threading.Semaphore(1))
        turn.acquire()
        try:
            left = self.store.read(sku)
            enough = left >= n
            if enough:
                self.store.write(sku, left - n)
        finally:
            turn.release()
        return enough
