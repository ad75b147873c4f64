"""unrelated-waited: sixteen locks, chosen by the hash, so that strangers share one."""

from threading import Lock


class Stock:
    def __init__(self, store):
        self.store = store
        self.locks = [Lock() for _ in range(16)]

    def reserve(self, sku, n):
        if n < 1:
            raise ValueError(n)
        with self.locks[hash(sku) % len(self.locks)]:
            left = self.store.read(sku)
            if left < n:
                return False
            self.store.write(sku, left - n)
            return True
