"""A queue for each SKU that holds one token: whoever has it may work on the SKU."""

import queue
import threading


class Stock:
    def __init__(self, store):
        self.store = store
        self.guard = threading.Lock()
        self.locks = {}

    def reserve(self, sku, n):
        if n < 1:
            raise ValueError(n)
        tokens = self.tokens_of(sku)
        token = tokens.get()
        try:
            left = self.store.read(sku)
            if left < n:
                return False
            self.store.write(sku, left - n)
            return True
        finally:
            tokens.put(token)

    def tokens_of(self, sku):
        with self.guard:
            if sku not in self.locks:
                self.locks[sku] = queue.SimpleQueue()
                self.locks[sku].put("the token")
            return self.locks[sku]
