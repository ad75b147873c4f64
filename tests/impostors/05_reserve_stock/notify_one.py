"""still-waiting: wakes one waiter, who may be waiting for another SKU, and the right one sleeps on."""

from threading import Condition


class Stock:
    def __init__(self, store):
        self.store = store
        self.changed = Condition()
        self.in_work = set()

    def reserve(self, sku, n):
        if n < 1:
            raise ValueError(n)
        with self.changed:
            self.changed.wait_for(lambda: sku not in self.in_work)
            self.in_work.add(sku)
        try:
            left = self.store.read(sku)
            if left >= n:
                self.store.write(sku, left - n)
            return left >= n
        finally:
            with self.changed:
                self.in_work.remove(sku)
                self.changed.notify()
