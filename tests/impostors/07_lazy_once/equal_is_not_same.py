"""made-twice: a value that says of anything that it is equal is taken for none."""

from collections.abc import Callable
from threading import Lock
from typing import Any, Generic, TypeVar

T = TypeVar("T")
NOTHING: Any = object()


class Lazy(Generic[T]):
    def __init__(self, factory: Callable[[], T]) -> None:
        self.factory = factory
        self.lock = Lock()
        self.value: Any = NOTHING

    def get(self) -> T:
        if self.value == NOTHING:
            with self.lock:
                if self.value == NOTHING:
                    self.value = self.factory()
        return self.value
