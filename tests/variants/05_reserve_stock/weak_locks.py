"""Locks in a WeakValueDictionary behind a guard: each lives as long as somebody uses it."""

from threading import Lock
from weakref import WeakValueDictionary


class Stock:
    def __init__(self, store):
        self.store = store
        self.guard = Lock()
        self.locks = WeakValueDictionary()

    def reserve(self, sku, n):
        if n < 1:
            raise ValueError(n)
        with self.guard:
            lock = self.locks.get(sku)
            if lock is None:
                lock = self.locks[sku] = Lock()
        with lock:
            left = self.store.read(sku)
            if left < n:
                return False
            self.store.write(sku, left - n)
            return True
