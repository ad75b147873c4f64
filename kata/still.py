"""In the process of the submission: threads that wait until all the others are asleep, or until something was seen.

So a piece of code can be held at one point for as long as anybody else can still get anywhere: an order that is
forced, and no sleep in the hope of one.
"""

import os
import threading
import time
from types import TracebackType

from kata import asleep
from kata.asleep import Nap

ASLEEP = 0.015  # seconds of sleep without a break: whoever could go on has done so
PATIENCE = 0.5  # seconds for one wait, should somebody poll so often as never to be asleep
LOOK = 0.002


class Still:
    """Used with `with`; at its end nobody is kept waiting any more."""

    def __init__(self) -> None:
        self._waiting: dict[threading.Event, float] = {}
        self._lock = threading.Lock()
        self.rounds = 0  # how often everybody else was asleep
        self._over = False
        self._looker = threading.Thread(target=self._look, name="still", daemon=True)

    def __enter__(self) -> "Still":
        self._looker.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._over = True
        self._looker.join()
        self.release()

    def wait(self) -> None:
        """Until everybody else is asleep, in here or elsewhere; or until `release`."""
        here = threading.Event()
        with self._lock:
            if self._over:
                return
            self._waiting[here] = time.monotonic()
        here.wait()

    def release(self) -> None:
        """Let everybody go who waits now."""
        with self._lock:
            for event in self._waiting:
                event.set()
            self._waiting.clear()

    def _longest(self) -> float:
        """For how many seconds the first of them has been waiting."""
        with self._lock:
            now = time.monotonic()
            return now - min(self._waiting.values(), default=now)

    def _look(self) -> None:
        pid, own, naps = os.getpid(), threading.get_native_id(), dict[int, Nap]()
        while not self._over:
            time.sleep(LOOK)
            if not self._waiting:
                naps.clear()
                continue
            # asked of the system: `native_id` of a main thread that was forked is that of its parent, before 3.13
            ids = [one.tid for one in asleep.threads(pid) if one.tid != own]
            sleeps = [naps.setdefault(one, Nap(pid, one)).seconds() > ASLEEP for one in ids]
            if (sleeps and all(sleeps)) or self._longest() > PATIENCE:
                self.rounds += 1
                self.release()
                naps.clear()
