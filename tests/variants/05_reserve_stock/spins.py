"""Burns its turn until the SKU is free. Nobody should; but it is never wrong."""

import _thread


class Stock:
    def __init__(self, store):
        self.store = store
        self.locks = {}

    def reserve(self, sku, n):
        if n < 1:
            raise ValueError(n)
        lock = self.locks.setdefault(sku, _thread.allocate_lock())
        while not lock.acquire(False):
            pass
        try:
            left = self.store.read(sku)
            if left >= n:
                self.store.write(sku, left - n)
            return left >= n
        finally:
            lock.release()
