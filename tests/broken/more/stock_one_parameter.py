"""signature 05: the method lacks a parameter."""

from typing import Any


class Stock:
    def __init__(self, store: Any) -> None:
        self.store = store

    def reserve(self, sku: str) -> bool:
        return bool(sku)
