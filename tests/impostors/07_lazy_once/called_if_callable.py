"""wrong-result: one attribute for factory and value, told apart by callable(): it calls a class that was made."""

import threading
from collections.abc import Callable
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Lazy(Generic[T]):
    def __init__(self, factory: Callable[[], T]) -> None:
        self.slot: Any = factory
        self.lock = threading.Lock()

    def get(self) -> T:
        if callable(self.slot):
            with self.lock:
                if callable(self.slot):
                    self.slot = self.slot()
        return self.slot
