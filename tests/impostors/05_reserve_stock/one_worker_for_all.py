"""unrelated-waited: one worker does all the work, one reservation after another."""

from concurrent.futures import ThreadPoolExecutor


class Stock:
    def __init__(self, store):
        self.store = store
        self.worker = ThreadPoolExecutor(1)

    def reserve(self, sku, n):
        if n < 1:
            raise ValueError("n")
        return self.worker.submit(self.take, sku, n).result()

    def take(self, sku, n):
        left = self.store.read(sku)
        if left < n:
            return False
        self.store.write(sku, left - n)
        return True
