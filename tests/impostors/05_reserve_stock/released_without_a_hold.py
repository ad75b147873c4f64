"""lost-update: a call with a senseless n gives back what it never took, and then two go in at once."""

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
        gate = self.locks.setdefault(sku, threading.Semaphore())
        try:
            if n < 1:
                raise ValueError("n")
            gate.acquire()
            left = self.store.read(sku)
            if left < n:
                return False
            self.store.write(sku, left - n)
            return True
        finally:
            gate.release()
