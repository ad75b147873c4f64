"""wrong-result: a SKU whose store failed once is refused from then on."""

import threading
from typing import Protocol


class Store(Protocol):
    def read(self, sku: str) -> int: ...
    def write(self, sku: str, left: int) -> None: ...


class Stock:
    def __init__(self, store: Store) -> None:
        self.store = store
        self.locks: dict = {}
        self.broken: set = set()

    def reserve(self, sku: str, n: int) -> bool:
        if n < 1:
            raise ValueError("n")
        with self.locks.setdefault(sku, threading.Lock()):
            if sku in self.broken:
                return False
            try:
                left = self.store.read(sku)
                if left < n:
                    return False
                self.store.write(sku, left - n)
                return True
            except Exception:
                self.broken.add(sku)
                raise
