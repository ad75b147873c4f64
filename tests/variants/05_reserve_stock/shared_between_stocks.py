"""The locks stand in the module, so that two Stock objects over one store are safe from each other as well."""

from threading import Lock

LOCKS = {}
GUARD = Lock()


class Stock:
    def __init__(self, store):
        self.store = store

    def reserve(self, sku, n):
        if n < 1:
            raise ValueError(n)
        with GUARD:
            lock = LOCKS.setdefault((id(self.store), sku), Lock())
        with lock:
            return self.take(sku, n, self.store.read(sku))

    def take(self, sku, n, left):
        if left < n:
            return False
        self.store.write(sku, left - n)
        return True
