"""Tries again after a short and growing pause while the SKU is busy; a wait, if an impatient one."""

import random
import threading
import time


class Stock:
    def __init__(self, store):
        self.store = store
        self.guard = threading.Lock()
        self.locks = {}

    def reserve(self, sku, n):
        if n < 1:
            raise ValueError(n)
        lock = self.locks.setdefault(sku, threading.Lock())
        pause = 0.0002
        while not lock.acquire(blocking=False):
            time.sleep(pause * random.random())
            pause = min(2 * pause, 0.01)
        try:
            left = self.store.read(sku)
            if left < n:
                return False
            self.store.write(sku, left - n)
            return True
        finally:
            lock.release()
