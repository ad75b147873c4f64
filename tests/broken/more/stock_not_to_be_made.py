"""raised 05: the constructor raises."""

from typing import Any


class Stock:
    def __init__(self, store: Any) -> None:
        raise RuntimeError("sold out")

    def reserve(self, sku: str, n: int) -> bool:
        if n < 1:
            raise ValueError(n)
        left = self.store.read(sku)
        if left < n:
            return False
        self.store.write(sku, left - n)
        return True
