"""A real event loop as a thread beside it sees it: asleep or blocked, how often it turned, and who touched it wrongly.

An event loop sleeps in its selector until something is ready, a timer is due, or another thread wakes it, which only
`call_soon_threadsafe` does. So as long as nothing happens a loop must not turn: whoever makes it turn is polling. While
`hurried`, timers are due at once, which shows those that poll once an hour like those that poll all the time.
"""

import asyncio
import os
import selectors
import sys
import threading
import time
from collections.abc import Callable
from types import FrameType
from typing import Any, Literal

from kata import asleep
from kata.asleep import Nap

LOOK = 0.002  # seconds between looks at the threads
TURNS = 20  # of a loop for which there is nothing to do: it ends what it was at, in fewer, and sleeps
RESTLESS = 1.5  # seconds after which we no longer expect everybody to fall asleep

Rest = Literal["asleep", "blocked", "polls"]


class SeenLoop(asyncio.SelectorEventLoop):
    """To be made in the thread that runs it. `touched` are lines of `file` that called it from another thread."""

    def __init__(self, file: str) -> None:
        self.file, self.owner = file, threading.get_ident()
        self.turns, self.sleeps, self.hurried, self._ahead = 0, False, False, 0.0
        self.touched: list[int | None] = []
        super().__init__(_Selector(self))

    def time(self) -> float:
        return super().time() + self._ahead

    def jump(self, seconds: float) -> None:
        self._ahead += seconds

    def call_soon(self, *args: Any, **options: Any) -> asyncio.Handle:  # type: ignore[override]
        self._note()
        return super().call_soon(*args, **options)

    def call_at(self, *args: Any, **options: Any) -> asyncio.TimerHandle:  # type: ignore[override]
        self._note()
        return super().call_at(*args, **options)

    def _note(self) -> None:
        if threading.get_ident() != self.owner:
            self.touched.append(_line(sys._getframe(1), self.file))

    def line(self, ident: int | None = None) -> int | None:
        """Where a thread stands in the file: that of the loop, if it is not said which."""
        return _line(sys._current_frames().get(ident or self.owner), self.file)

    def rest(self, seconds: float) -> Rest:
        """From another thread: wait until everybody has been asleep for so long, or will never be.

        `asleep` is a loop in its selector, `blocked` one that sleeps somewhere else, `polls` one that went on turning.
        """
        end, turns, naps = time.monotonic() + RESTLESS, self.turns, _Naps(self)
        while time.monotonic() < end:
            time.sleep(LOOK)
            if self.turns - turns > TURNS:
                return "polls"
            if naps.shortest() > seconds:
                return "asleep" if self.sleeps else "blocked"
        return "polls" if self.turns > turns or self.sleeps else "blocked"

    def until(self, done: Callable[[], bool], seconds: float) -> bool:
        """From another thread: wait for it; False when everybody has been asleep for so long, or `RESTLESS` is over."""
        end, naps = time.monotonic() + 2 * RESTLESS, _Naps(self)
        while not done():
            if naps.shortest() > seconds or time.monotonic() > end:
                return done()
            time.sleep(LOOK)
        return True


class _Selector(selectors.DefaultSelector):
    """Counts the turns, and says when the loop sleeps."""

    def __init__(self, loop: SeenLoop) -> None:
        super().__init__()
        self.loop = loop

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        self.loop.turns += 1
        self.loop.sleeps = timeout is None or timeout > 0
        hurry = bool(timeout) and self.loop.hurried
        try:
            found: list[tuple[selectors.SelectorKey, int]] = super().select(0 if hurry else timeout)
        finally:
            self.loop.sleeps = False
        if hurry and not found:
            self.loop.jump(timeout or 0.0)
        return found


class _Naps:
    """For how long all threads but the calling one have been asleep together."""

    def __init__(self, loop: SeenLoop) -> None:
        self.loop, self.naps = loop, dict[int, Nap]()
        self.turns, self.since = loop.turns, time.monotonic()

    def shortest(self) -> float:
        if not asleep.is_known():
            return self._unturned()
        pid, own = os.getpid(), threading.get_native_id()
        # asked of the system: `native_id` of a main thread that was forked is that of its parent, before 3.13
        ids = [one.tid for one in asleep.threads(pid) if one.tid != own]
        return min([self.naps.setdefault(tid, Nap(pid, tid)).seconds() for tid in ids], default=0.0)

    def _unturned(self) -> float:
        """Where the system does not tell of threads: for how long the loop has not turned."""
        if self.turns != self.loop.turns:
            self.turns, self.since = self.loop.turns, time.monotonic()
        return time.monotonic() - self.since


def _line(frame: FrameType | None, file: str) -> int | None:
    while frame is not None and frame.f_code.co_filename != file:
        frame = frame.f_back
    return frame.f_lineno if frame else None
