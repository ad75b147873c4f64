"""wrong-result: whoever changes the store after the write makes it say False."""

from threading import Lock


class Stock:
    def __init__(self, store) -> None:
        self.store = store
        self.guard = Lock()
        self.locks: dict[str, Lock] = {}

    def reserve(self, sku: str, n: int) -> bool:
        if n < 1:
            raise ValueError(f"n must be at least 1, not {n}")
        with self.lock_of(sku):
            left = self.store.read(sku)
            if left < n:
                return False
            self.store.write(sku, left - n)
            return self.store.read(sku) == left - n

    def lock_of(self, sku: str) -> Lock:
        with self.guard:
            return self.locks.setdefault(sku, Lock())
