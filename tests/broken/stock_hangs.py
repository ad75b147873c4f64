"""hang 05: waits for a lock that it holds itself."""

import threading
from typing import Any


class Stock:
    def __init__(self, store: Any) -> None:
        self.store = store

    def reserve(self, sku: str, n: int) -> bool:
        lock = threading.Lock()
        with lock, lock:
            return True
