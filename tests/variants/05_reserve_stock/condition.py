"""One Condition and a set of the SKUs that are in work; each thread waits until its SKU is not in it."""

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
            while sku in self.in_work:
                self.changed.wait()
            self.in_work.add(sku)
        try:
            left = self.store.read(sku)
            if left >= n:
                self.store.write(sku, left - n)
            return left >= n
        finally:
            with self.changed:
                self.in_work.remove(sku)
                self.changed.notify_all()
