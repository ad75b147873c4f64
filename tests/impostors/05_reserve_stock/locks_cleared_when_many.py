"""lock-not-shared: more than a hundred SKUs, and all locks are forgotten, those in use too."""

import threading
from typing import Protocol


class Store(Protocol):
    def read(self, sku: str) -> int: ...
    def write(self, sku: str, left: int) -> None: ...


class Stock:
    def __init__(self, store: Store) -> None:
        self.store = store
        self.guard = threading.Lock()
        self.locks: dict = {}

    def reserve(self, sku: str, n: int) -> bool:
        if n < 1:
            raise ValueError("n")
        with self.guard:
            if len(self.locks) > 100:
                self.locks.clear()
            lock = self.locks.setdefault(sku, threading.Lock())
        with lock:
            left = self.store.read(sku)
            if left < n:
                return False
            self.store.write(sku, left - n)
            return True
