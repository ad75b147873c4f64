"""still-waiting: looks without a lock and then goes to sleep; the signal may come in between."""

from threading import Event, Lock


class Stock:
    def __init__(self, store):
        self.store = store
        self.guard = Lock()
        self.busy = {}
        self.freed = {}

    def reserve(self, sku, n):
        if n < 1:
            raise ValueError(n)
        freed = self.freed.setdefault(sku, Event())
        while True:
            with self.guard:
                if not self.busy.get(sku):
                    self.busy[sku] = True
                    break
            freed.clear()
            freed.wait()
        try:
            left = self.store.read(sku)
            if left < n:
                return False
            self.store.write(sku, left - n)
            return True
        finally:
            with self.guard:
                self.busy[sku] = False
            freed.set()
