"""Waits for its lock in slices of 50 ms, to be able to report that it is still waiting."""

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
            lock = self.locks.setdefault(sku, threading.Lock())
        while not lock.acquire(timeout=0.05):
            print("still waiting for", sku)
        try:
            left = self.store.read(sku)
            if left < n:
                return False
            self.store.write(sku, left - n)
            return True
        finally:
            lock.release()
