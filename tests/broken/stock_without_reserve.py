"""missing 05: the method is missing."""

from typing import Any


class Stock:
    def __init__(self, store: Any) -> None:
        self.store = store
