"""lock-not-shared: each reservation is a dataclass with a lock of its own, made by a field's default."""

from dataclasses import dataclass, field
from threading import Lock
from typing import Protocol


class Store(Protocol):
    """The given store. Both methods block their thread for a while, and may raise."""

    def read(self, sku: str) -> int: ...
    def write(self, sku: str, left: int) -> None: ...


@dataclass
class Order:
    store: Store
    sku: str
    n: int
    lock: Lock = field(default_factory=Lock, repr=False)

    def __post_init__(self) -> None:
        if self.n < 1:
            raise ValueError("n must be 1 or more")

    def __call__(self) -> bool:
        with self.lock:
            left = self.store.read(self.sku)
            if left < self.n:
                return False
            self.store.write(self.sku, left - self.n)
            return True


class Stock:
    def __init__(self, store: Store) -> None:
        self.store = store

    def reserve(self, sku: str, n: int) -> bool:
        order = Order(self.store, sku, n)
        return order()
