"""No method: `__init__` makes a function and keeps it in the object, as one would in JavaScript."""

import threading


class Stock:
    def __init__(self, store):
        locks = {}
        guard = threading.Lock()

        def reserve(sku, n):
            if n < 1:
                raise ValueError(n)
            with guard:
                lock = locks.setdefault(sku, threading.Lock())
            with lock:
                left = store.read(sku)
                if left < n:
                    return False
                store.write(sku, left - n)
                return True

        self.reserve = reserve
