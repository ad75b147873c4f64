"""waited-for-lock: the look without the lock asks for truth, so None goes through the lock each time."""

import threading
from collections.abc import Callable
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Lazy(Generic[T]):
    def __init__(self, factory: Callable[[], T]) -> None:
        self.factory = factory
        self.lock = threading.Lock()
        self.value: Any = None
        self.made = False

    def get(self) -> T:
        if self.value:
            return self.value
        with self.lock:
            if not self.made:
                self.value = self.factory()
                self.made = True
            return self.value
