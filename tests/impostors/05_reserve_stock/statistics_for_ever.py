"""left-running: each Stock starts a thread that counts its sales for ever, or until the process ends."""

import threading
import time


class Stock:
    def __init__(self, store):
        self.store = store
        self.locks = {}
        self.sales = 0
        self.sales_per_minute = []
        threading.Thread(target=self._count, daemon=True).start()

    def _count(self):
        while True:
            time.sleep(60)
            self.sales_per_minute.append(self.sales)
            self.sales = 0

    def reserve(self, sku, n):
        if n < 1:
            raise ValueError("n must be at least 1")
        with self.locks.setdefault(sku, threading.Lock()):
            left = self.store.read(sku)
            if left < n:
                return False
            self.store.write(sku, left - n)
            self.sales += 1
            return True
