"""lock-not-shared: after an error the lock is thrown away while somebody waits for it."""

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
            lock = self.locks.setdefault(sku, threading.Lock())
        with lock:
            try:
                left = self.store.read(sku)
                if left < n:
                    return False
                self.store.write(sku, left - n)
                return True
            except Exception:
                with self.guard:
                    self.locks.pop(sku, None)
                raise
