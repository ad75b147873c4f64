"""When this machine stood still: all of it at once, for a moment, because its host gave the processors to others.

Some hosts say so (`steal`, proc(5)), many do not. But who sleeps for a moment and wakes late, although nobody on this
machine was in the way, has seen it. What happens to a submission meanwhile is no fault of its own.
"""

import os
import time
from collections.abc import Callable
from typing import TypeVar

from kata import tree

T = TypeVar("T")

LATE = 0.02  # seconds; waking is late by less where another thread of this process has the GIL, 0.005 s at a time
AWAY = 0.1  # seconds between two sleeps, above what it takes to compute; a file in /proc is read in less than 0.001
HAS_SCHEDSTAT = tree.HAS_PROC and os.path.exists("/proc/self/schedstat")


class Stalls:
    """How long the machine has stood still since this was made, as it was seen, and by the host's own word."""

    def __init__(self) -> None:
        self._seen: list[tuple[float, float]] = []
        self._woke: tuple[float, float, float] | None = None
        self._stolen_before = _stolen()

    def while_asleep(self, sleep: Callable[[float], T], seconds: float) -> T:
        """`sleep(seconds)`, which may come back sooner; coming back too late is noted."""
        begun, waited = time.monotonic(), _waited()
        self._awake(begun, waited)
        found = sleep(seconds)
        now, waits = time.monotonic(), _waited()
        late = now - begun - seconds - (waits - waited)  # waiting for others here is not standing still
        if late > LATE:
            self._seen.append((now - late, now))
        self._woke = now, waits, time.process_time()
        return found

    def _awake(self, now: float, waited: float) -> None:
        """It may also have stood still since the last sleep, with no thread of this process at work."""
        if self._woke is None:
            return
        woke, waited_before, computed = self._woke
        away = now - woke - (waited - waited_before) - (time.process_time() - computed)
        if away > AWAY:
            self._seen.append((now - away, now))

    @property
    def total(self) -> float:
        """Seconds that were seen so far."""
        return sum(last - first for first, last in self._seen)

    def seconds(self) -> float:
        """All so far, as seen or as the host says, whichever is more."""
        return max(self.total, _stolen() - self._stolen_before)

    def between(self, start: float, end: float) -> float:
        """How much of this time, on the monotonic clock, was seen to be such."""
        return sum(max(0.0, min(end, last) - max(start, first)) for first, last in self._seen)


def _waited() -> float:
    """For how many seconds this thread was ready to run and had to wait."""
    return int(tree.read("/proc/thread-self/schedstat").split()[1]) / 1e9 if HAS_SCHEDSTAT else 0.0


def _stolen() -> float:
    """Seconds for which a host says that it has kept the average processor of this machine, since its start."""
    if not HAS_SCHEDSTAT:
        return 0.0
    fields = tree.read("/proc/stat").split("\n", 1)[0].split()
    return int(fields[8]) / os.sysconf("SC_CLK_TCK") / (os.cpu_count() or 1) if len(fields) > 8 else 0.0
