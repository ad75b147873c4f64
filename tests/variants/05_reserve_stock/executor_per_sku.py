"""One worker for each SKU: what is asked of it comes to it in a row."""

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
        return worker.submit(take, self.store, sku, n).result()


def take(store, sku, n):
    left = store.read(sku)
    if left < n:
        return False
    store.write(sku, left - n)
    return True
