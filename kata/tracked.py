"""Locks that are noted down while they are held. For telling a learner what happened; never for deciding it.

What decides must work with any lock there is. But once a submission is known to be wrong, it helps to know whether
its callers held a lock at all when they got into each other's way.
"""

import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from importlib.util import module_from_spec, spec_from_file_location
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
def tracked_locks(module: ModuleType) -> Iterator[tuple[ModuleType, Holders]]:
    """The module once more, with locks that are noted wherever it asks `threading` for them, from its first line on.

    It is the same file, run again: a name or a default that was bound when it was first imported keeps its plain lock.
    """
    holders = Holders()
    with ExitStack() as stack:
        for factory in FACTORIES:
            real = getattr(threading, factory)
            setattr(threading, factory, _tracking(real, holders))
            stack.callback(setattr, threading, factory, real)
        stack.callback(sys.modules.__setitem__, module.__name__, module)
        yield _once_more(module), holders


def _once_more(module: ModuleType) -> ModuleType:
    """The module from its file again; itself where that fails the second time."""
    spec = spec_from_file_location(module.__name__, module.__file__)
    if spec is None or spec.loader is None:
        return module
    fresh = sys.modules[module.__name__] = module_from_spec(spec)
    try:
        spec.loader.exec_module(fresh)
    except BaseException:  # whatever it is, the first import went well
        return module
    return fresh


def _tracking(real: Callable[..., Any], holders: Holders) -> Callable[..., Tracked]:
    return lambda *args, **options: Tracked(real(*args, **options), holders)
