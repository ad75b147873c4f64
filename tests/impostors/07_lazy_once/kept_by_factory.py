"""wrong-result: keeps values by factory, so a second object with the same factory gives that of the first."""

import threading
from collections.abc import Callable
from typing import Any, Generic, TypeVar

T = TypeVar("T")


_VALUES: dict[Any, Any] = {}


class Lazy(Generic[T]):
    def __init__(self, factory: Callable[[], T]) -> None:
        self.factory = factory
        self.lock = threading.Lock()

    def get(self) -> T:
        try:
            return _VALUES[self.factory]
        except KeyError:
            pass
        with self.lock:
            if self.factory not in _VALUES:
                _VALUES[self.factory] = self.factory()
        return _VALUES[self.factory]
