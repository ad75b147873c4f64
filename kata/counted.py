"""A given function that keeps count of its calls, and a start gate at which threads wait for each other.

The counts are the proof: how often it was called, how many calls were under way together, and what each one gave.
"""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

_allocate, _Thread, _Barrier = threading.Lock, threading.Thread, threading.Barrier

Outcome = tuple[str, Any]  # ("returned", value) or ("raised", exception)


@dataclass(eq=False)  # as a function: it may be the key of a dictionary
class Counted:
    """Gives the `outcomes` one call after another, then a new object for each: an exception is raised, else returned.

    `pause` is called in the middle of each call, when it counts as begun and not as ended.
    """

    outcomes: Sequence[Any] = ()
    pause: Callable[[], None] = lambda: None
    calls: int = 0
    peak: int = 0
    gave: list[Any] = field(default_factory=list)
    _inside: int = 0
    _lock: Any = field(default_factory=_allocate)

    def __call__(self) -> Any:
        with self._lock:
            nth = self.calls
            self.calls += 1
            self._inside += 1
            self.peak = max(self.peak, self._inside)
        self.pause()
        value = self.outcomes[nth] if nth < len(self.outcomes) else object()
        with self._lock:
            self._inside -= 1
        if isinstance(value, BaseException):
            raise value
        self.gave.append(value)
        return value

    def has_given(self, value: Any) -> bool:
        """Whether this very object came out of one of the calls."""
        return any(one is value for one in self.gave)


def started_together(calls: Sequence[Callable[[], Any]]) -> list[Outcome]:
    """Each call in a thread of its own, which begins when all of them are there; what became of each, in order."""
    outcomes: list[Outcome] = [("raised", None)] * len(calls)
    gate = _Barrier(len(calls))

    def make(nth: int) -> None:
        gate.wait()
        try:
            outcomes[nth] = ("returned", calls[nth]())
        except BaseException as error:  # whatever it is, it is the outcome of this call
            outcomes[nth] = ("raised", error)

    threads = [_Thread(target=make, args=(nth,)) for nth in range(len(calls))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes
