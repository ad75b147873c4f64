"""unrelated-waited: blanks at the ends are cut off, so two SKUs of the store are taken for one."""

import threading
from typing import Protocol


class Store(Protocol):
    def read(self, sku: str) -> int: ...
    def write(self, sku: str, left: int) -> None: ...


class Stock:
    def __init__(self, store: Store) -> None:
        self.store = store
        self.locks: dict = {}

    def reserve(self, sku: str, n: int) -> bool:
        if n < 1:
            raise ValueError("n")
        sku = sku.strip()
        with self.locks.setdefault(sku, threading.Lock()):
            left = self.store.read(sku)
            if left < n:
                return False
            self.store.write(sku, left - n)
            return True
