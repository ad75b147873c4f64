"""died 05: leaves with a good exit code in a thread of the grader."""

import os
from typing import Any


class Stock:
    def __init__(self, store: Any) -> None:
        self.store = store

    def reserve(self, sku: str, n: int) -> bool:
        os._exit(0)
