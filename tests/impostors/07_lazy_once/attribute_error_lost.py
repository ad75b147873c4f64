"""wrong-error: takes an AttributeError of the factory for a value that is missing; another one comes out."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Lazy(Generic[T]):
    def __init__(self, factory: Callable[[], T]) -> None:
        self.factory = factory
        self.lock = threading.Lock()

    def get(self) -> T:
        if "_value" in self.__dict__:
            return self._value
        with self.lock:
            try:
                if "_value" not in self.__dict__:
                    self._value = self.factory()
            except AttributeError:
                pass
            return self._value
