"""check-then-act: each SKU has its worker, but only for the writing: callers look before they ask it."""

from concurrent.futures import ThreadPoolExecutor
from threading import Lock


class Stock:
    """One worker for each SKU: what is asked of it comes to it in a row."""

    def __init__(self, store):
        self.store = store
        self.guard = Lock()
        self.workers = {}

    def reserve(self, sku, n):
        if n < 1:
            raise ValueError(f"n must be 1 or more, not {n}")
        with self.guard:
            if sku not in self.workers:
                self.workers[sku] = ThreadPoolExecutor(max_workers=1)
            worker = self.workers[sku]
        left = self.store.read(sku)
        if left < n:
            return False
        worker.submit(self.store.write, sku, left - n).result()
        return True


def take(store, sku, n):
    left = store.read(sku)
    if left < n:
        return False
    store.write(sku, left - n)
    return True
