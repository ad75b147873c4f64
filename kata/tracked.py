"""Locks that are noted down while they are held. For telling a learner what happened; never for deciding it.

What decides must work with any lock there is. But once a submission is known to be wrong, it helps to know whether
its callers held a lock at all when they got into each other's way.
"""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

FACTORIES = ("Lock", "RLock", "Semaphore", "BoundedSemaphore")
_get_ident = threading.get_ident


class Holders:
    """How many tracked locks each thread holds."""

    def __init__(self) -> None:
        self.held: Counter[int] = Counter()

    def here(self) -> int:
        """The number of locks that the calling thread holds; who gives back what others took has fewer than none."""
        return max(0, self.held[_get_ident()])


class Tracked:
    """Stands for a real lock and does what it does."""

    def __init__(self, lock: Any, holders: Holders) -> None:
        self._lock, self._holders = lock, holders

    def acquire(self, *args: Any, **options: Any) -> Any:
        got = self._lock.acquire(*args, **options)
        self._holders.held[_get_ident()] += bool(got)
        return got

    def release(self, *args: Any) -> None:
        self._lock.release(*args)
        self._holders.held[_get_ident()] -= 1

    def __enter__(self) -> Any:
        return self.acquire()

    def __exit__(self, *_error: object) -> None:
        self.release()

    def __getattr__(self, name: str) -> Any:  # what a Condition asks of its lock, among others
        return getattr(self._lock, name)


@contextmanager
def tracked_locks(module: ModuleType) -> Iterator[Holders]:
    """Notes every lock that is made meanwhile, through `threading` or through a name that `module` imported from it."""
    holders = Holders()
    restore: list[tuple[ModuleType, str, Any]] = []
    for factory in FACTORIES:
        real = getattr(threading, factory)
        tracking = _tracking(real, holders)
        names = [(module, name) for name, value in vars(module).items() if value is real]
        for place, name in [(threading, factory), *names]:
            restore.append((place, name, real))
            setattr(place, name, tracking)
    try:
        yield holders
    finally:
        for place, name, real in restore:
            setattr(place, name, real)


def _tracking(real: Callable[..., Any], holders: Holders) -> Callable[..., Tracked]:
    return lambda *args, **options: Tracked(real(*args, **options), holders)
