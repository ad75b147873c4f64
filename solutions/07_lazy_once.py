"""Look without the lock; only where nothing is there yet take the lock, look again, and make it.

Why it works: the second look decides. Whoever comes while the value is being made waits for the lock, and then finds it
made. The first look is what makes every later call cheap: it reads one attribute, which is always whole, and which
changes only once, after the factory has returned. An object of our own, which no factory can return, stands for
"nothing yet", so None is a value like any other. If the factory raises, nothing is stored and `with` gives the lock
back: the next one makes a new try.

What else would: a Future that the first one sets and the others wait for; a new one must take its place after an
error. `functools.cache` would not: it lets two threads into the same call. Nor does `functools.cached_property`, which
from Python 3.12 on has no lock.
"""

from collections.abc import Callable
from threading import Lock
from typing import Any, Generic, TypeVar

T = TypeVar("T")
NOTHING: Any = object()


class Lazy(Generic[T]):
    def __init__(self, factory: Callable[[], T]) -> None:
        self.factory = factory
        self.lock = Lock()
        self.value: T = NOTHING

    def get(self) -> T:
        if self.value is NOTHING:
            with self.lock:
                if self.value is NOTHING:
                    self.value = self.factory()
        return self.value
