"""check-then-act: of two who waited both go on, since neither looks again whether the SKU is free."""

import threading
from typing import Protocol


class Store(Protocol):
    def read(self, sku: str) -> int: ...
    def write(self, sku: str, left: int) -> None: ...


class Stock:
    def __init__(self, store: Store) -> None:
        self.store = store
        self.cond = threading.Condition()
        self.busy: set = set()

    def reserve(self, sku: str, n: int) -> bool:
        if n < 1:
            raise ValueError("n")
        with self.cond:
            if sku in self.busy:
                self.cond.wait()
            self.busy.add(sku)
        try:
            left = self.store.read(sku)
            if left < n:
                return False
            self.store.write(sku, left - n)
            return True
        finally:
            with self.cond:
                self.busy.discard(sku)
                self.cond.notify_all()
