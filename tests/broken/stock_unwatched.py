"""tampered|lost-update 05: switches off what watches it, and holds no lock."""

import sys
from typing import Any


class Stock:
    def __init__(self, store: Any) -> None:
        self.store = store

    def reserve(self, sku: str, n: int) -> bool:
        if sys.version_info >= (3, 12):
            for tool in range(6):
                sys.monitoring.set_events(tool, 0) if sys.monitoring.get_tool(tool) else None
        sys.settrace(None)

        if n < 1:
            raise ValueError(n)
        left = self.store.read(sku)
        if left < n:
            return False
        self.store.write(sku, left - n)
        return True
