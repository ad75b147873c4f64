"""unrelated-waited: one SKU is busy, and everybody naps until it is not."""

import threading
import time


class Stock:
    def __init__(self, store):
        self.store = store
        self.guard = threading.Lock()
        self.busy = set()

    def take(self, sku):
        with self.guard:
            if self.busy:
                return False
            self.busy.add(0)
            return True

    def reserve(self, sku, n):
        if n < 1:
            raise ValueError(n)
        while not self.take(sku):
            time.sleep(0.01)
        try:
            left = self.store.read(sku)
            if left < n:
                return False
            self.store.write(sku, left - n)
            return True
        finally:
            with self.guard:
                self.busy.clear()
