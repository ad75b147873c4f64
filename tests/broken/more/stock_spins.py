"""hang 05: computes for ever."""

from typing import Any


class Stock:
    def __init__(self, store: Any) -> None:
        self.store = store

    def reserve(self, sku: str, n: int) -> bool:
        while True:
            pass
