"""lock-kept: whoever comes looks a hundred times a second, and who fails never says that it has gone."""

import threading
import time


class Stock:
    def __init__(self, store):
        self.store = store
        self.guard = threading.Lock()
        self.busy = set()

    def take(self, sku):
        with self.guard:
            if sku in self.busy:
                return False
            self.busy.add(sku)
            return True

    def reserve(self, sku, n):
        if n < 1:
            raise ValueError(n)
        while not self.take(sku):
            time.sleep(0.01)
        left = self.store.read(sku)
        if left >= n:
            self.store.write(sku, left - n)
        self.busy.discard(sku)
        return left >= n
