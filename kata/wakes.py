"""The moment between being woken and having the lock again, in which somebody else may come: a switching point.

Whoever waits for a Condition gives up its lock, is woken, and then has to take the lock once more. By then the reason
for the call may be gone. In real life this gap is a matter of luck; here the stage can stop a caller in it.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any


@contextmanager
def switched_when_woken(module: ModuleType, woken: Callable[[], Any]) -> Iterator[None]:
    """Calls `woken()` in each thread that has been woken and is about to take the lock again.

    It holds for every Condition that is made meanwhile, through `threading` or a name that `module` imported from it,
    and so for what is built upon one: Event, Semaphore, Barrier.
    """
    real = threading.Condition

    class Condition(real):  # type: ignore[misc,valid-type]
        def __init__(self, lock: Any = None) -> None:
            super().__init__(lock)
            take_again: Callable[[Any], Any] = getattr(self, "_acquire_restore")  # noqa: B009  (typeshed has none)

            def woken_first(state: Any) -> Any:
                woken()
                return take_again(state)

            self._acquire_restore = woken_first

    places = [(threading, "Condition"), *((module, name) for name, value in vars(module).items() if value is real)]
    for place, name in places:
        setattr(place, name, Condition)
    try:
        yield
    finally:
        for place, name in places:
            setattr(place, name, real)
