"""lock-kept: the SKU stays marked as in work when the store raises."""

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
        left = self.store.read(sku)
        if left >= n:
            self.store.write(sku, left - n)
        with self.changed:
            self.in_work.remove(sku)
            self.changed.notify_all()
        return left >= n
