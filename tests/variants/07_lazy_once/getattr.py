"""The value is an attribute that `__getattr__` makes when it is missing."""

import threading
from collections.abc import Callable
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Lazy(Generic[T]):
    def __init__(self, factory: Callable[[], T]) -> None:
        self._factory = factory
        self._lock = threading.RLock()

    def __getattr__(self, name: str) -> Any:
        if name != "value":
            raise AttributeError(name)
        with self._lock:
            if "value" not in self.__dict__:
                self.__dict__["value"] = self._factory()
        return self.__dict__["value"]

    def get(self) -> T:
        return self.value
