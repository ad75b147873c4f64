"""A lock for each SKU, and one more, the guard, for the dictionary in which these locks are found.

Why it works: read, compare and write are one thing to do, so one lock is held from before the read until after the
write; whoever comes second reads what the first has written. Every SKU has its own lock, so mugs do not wait for caps.
Two threads that meet a new SKU must get the same lock: `setdefault` behind the guard gives both the one that came
first. The guard is never held during a wait, for a SKU or for the store. `with` releases the lock whatever happens.

What else would: `setdefault` alone, which is one step of the dictionary; an RLock or a Semaphore(1) for each SKU; one
Condition and a set of the SKUs that are in work. If there are too many SKUs to keep all their locks, count the threads
that use each one, or keep them in a WeakValueDictionary: a lock thrown away while somebody waits for it is none.
"""

from threading import Lock
from typing import Protocol


class Store(Protocol):
    """The given store. Both methods block their thread for a while, and may raise."""

    def read(self, sku: str) -> int: ...
    def write(self, sku: str, left: int) -> None: ...


class Stock:
    def __init__(self, store: Store) -> None:
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
            return True

    def lock_of(self, sku: str) -> Lock:
        with self.guard:
            return self.locks.setdefault(sku, Lock())
