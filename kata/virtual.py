"""An event loop on a clock of its own: when nothing is ready, time jumps to the next timer.

So `gather` of 2, 1 and 3 seconds takes exactly 3.0 seconds of this clock, in a few milliseconds of the other one, and
a bound can be exact. When nothing is ready and no timer is set either, nothing can ever happen any more: that is a
deadlock, told at once with where each task waits. Measured: 200 of 200 exact, 0.3 ms each.

Not for what runs beside the loop: as long as there is another thread, the loop waits for real.
"""

import asyncio
import selectors
import threading
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from kata.standing import Place, tasks_in

T = TypeVar("T")

SPINS = 1000  # turns without a pause, after which time goes on all the same: somebody looks again and again
START = 1000.0  # seconds on the clock of a new loop: not 0.0, which is easily taken for "no time given"


class Deadlock(BaseException):
    """Nothing is ready and no timer is set; `places` says where each task waits in the learner's file."""

    def __init__(self, places: list[Place]) -> None:
        super().__init__("nothing is left that could wake a task")
        self.places = places


class VirtualLoop(asyncio.SelectorEventLoop):
    """Counts its seconds itself. `file` is the learner's, for a deadlock to name its lines.

    `on_turn` is called before each turn: when it is known what is ready, and before any of it is run. It is told
    whether the loop would wait now; if it gives True, what it has made ready comes before the next timer.
    """

    def __init__(self, file: str = "") -> None:
        self.file, self.now = file, START
        self.on_turn: Callable[[bool], bool] | None = None
        super().__init__(_Jumping(self))
        self.threads = threading.active_count()

    def time(self) -> float:
        return self.now

    def next(self) -> None:
        """To the next timer, if there is one."""
        if timers := self._scheduled:  # type: ignore[attr-defined]
            self.now = max(self.now, timers[0].when())

    def jump(self, seconds: float) -> None:
        """To the next timer exactly: sums of what is left until then would drift."""
        timers = self._scheduled  # type: ignore[attr-defined]
        self.now = min(self.now + seconds, timers[0].when()) if timers else self.now + seconds


class _Jumping(selectors.DefaultSelector):
    """Where a loop would sleep, its time jumps instead."""

    def __init__(self, loop: VirtualLoop) -> None:
        super().__init__()
        self.loop, self.turns = loop, 0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if self.loop.on_turn and self.loop.on_turn(timeout != 0):
            timeout = 0
        beside = threading.active_count() > self.loop.threads
        found: list[tuple[selectors.SelectorKey, int]] = super().select(timeout if beside else 0)
        self.turns = self.turns + 1 if timeout == 0 and not beside else 0
        if self.turns > SPINS:
            self.turns = 0
            self.loop.next()
        if found or timeout == 0:
            return found
        if timeout is None and beside:
            return found
        if timeout is None:
            raise Deadlock(tasks_in(self.loop.file))
        self.loop.jump(timeout)
        return found


def run(main: Coroutine[Any, Any, T], file: str = "") -> T:
    """Like `asyncio.run`, on a new virtual clock. Raises Deadlock."""
    with asyncio.Runner(loop_factory=loop_for(file)) as runner:
        return runner.run(main)


def loop_for(file: str) -> Callable[[], VirtualLoop]:
    """What makes a loop that can name the lines of this file."""
    return lambda: VirtualLoop(file)
