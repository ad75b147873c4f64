"""lock-not-shared: a thread counts as a user of the lock only after it has let go of the guard once."""

import threading


class Stock:
    def __init__(self, store):
        self.store = store
        self.guard = threading.Lock()
        self.locks = {}
        self.users = {}

    def reserve(self, sku, n):
        if n < 1:
            raise ValueError(n)
        with self.guard:
            lock = self.locks.setdefault(sku, threading.Lock())
        with self.guard:
            self.users[sku] = self.users.get(sku, 0) + 1
        try:
            with lock:
                left = self.store.read(sku)
                if left < n:
                    return False
                self.store.write(sku, left - n)
                return True
        finally:
            with self.guard:
                self.users[sku] -= 1
                if self.users[sku] == 0:
                    self.locks.pop(sku, None)
