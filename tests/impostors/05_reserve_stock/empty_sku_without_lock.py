"""lock-not-shared: the SKU '' has no lock at all."""

import threading
from contextlib import nullcontext
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
        lock = sku and self.locks.setdefault(sku, threading.Lock())
        with lock or nullcontext():
            left = self.store.read(sku)
            if left < n:
                return False
            self.store.write(sku, left - n)
            return True
