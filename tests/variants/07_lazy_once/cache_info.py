"""functools.cache keeps the value, behind a lock until its `cache_info` says that it holds one."""

import functools
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Lazy(Generic[T]):
    def __init__(self, factory: Callable[[], T]) -> None:
        self._cached = functools.cache(factory)
        self._lock = threading.Lock()

    def get(self) -> T:
        if not self._cached.cache_info().currsize:
            with self._lock:
                return self._cached()
        return self._cached()
