"""Locks that know who holds them and who waits for them, and the circle in which nobody can go on.

They are given to a submission in place of `threading.Lock` and do all that it does. Nothing is guessed: a wait is noted
before it begins, so whoever looks while callers are stuck sees who holds what, waits for what, and in which line.
"""

import sys
import threading
import time
from collections.abc import Callable
from typing import Any

Hook = Callable[[str], None]

SLICE = 0.004  # seconds between two looks of a timed wait at the others

_allocate, _monotonic, _thread = threading.Lock, time.monotonic, threading.current_thread


def _nothing(_name: str) -> None:
    pass


class WaitGraph:
    """The locks of one scene. `who` names the calling thread; `file` is the one whose lines are told."""

    def __init__(self, who: Callable[[], str], file: str = "") -> None:
        self._who, self.file = who, file
        self.held: dict[str, tuple[str, int | None]] = {}  # lock: who holds it, and the line that took it
        self.waits: dict[str, tuple[str, int | None]] = {}  # who: the lock that is waited for, and the line
        self.taken = 0
        self._counting = _allocate()

    def lock(self, name: str, took: Hook = _nothing, leaves: Hook = _nothing) -> "WatchedLock":
        """A lock of that name; `took(name)` is called when it has been taken, `leaves(name)` before it is released."""
        return WatchedLock(self, name, took, leaves)

    def note_taken(self, name: str) -> None:
        """The calling thread holds the lock of this name now."""
        self.held[name] = self.who(), self.line()
        with self._counting:
            self.taken += 1

    def who(self) -> str:
        return self._who() or _thread().name

    def line(self) -> int | None:
        """The line of the file in which the calling thread is."""
        frame = sys._getframe()
        while frame.f_back and frame.f_code.co_filename != self.file:
            frame = frame.f_back
        return frame.f_lineno if frame.f_code.co_filename == self.file else None

    def circle(self, first: str | None = None) -> list[str]:
        """Callers of whom each waits for a lock that the next one holds, the last one for the first; or none."""
        for start in [first] if first else list(self.waits):
            chain = [start]
            while (wait := self.waits.get(chain[-1])) and (holder := self.held.get(wait[0])):
                if holder[0] == start:
                    return chain
                if holder[0] in chain:
                    break
                chain.append(holder[0])
        return []

    def as_plain(self) -> list[dict[str, Any]]:
        """Each caller of the circle: `who`, `line`, the locks that it `holds`, and the one that it `waits` for."""
        return [
            {
                "who": who,
                "holds": [lock for lock, (holder, _line) in list(self.held.items()) if holder == who],
                "waits": wait[0],
                "line": wait[1],
            }
            for who in self.circle()
            if (wait := self.waits.get(who))  # one that backs off may just do so
        ]


class WatchedLock:
    """Has the whole interface of threading.Lock."""

    def __init__(self, graph: WaitGraph, name: str, took: Hook, leaves: Hook) -> None:
        self._graph, self.name, self._took, self._leaves = graph, name, took, leaves
        self._lock = _allocate()

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        _allocate().acquire(blocking, timeout)  # says what is wrong with the arguments
        got = self._lock.acquire(False) or (bool(blocking) and self._wait(timeout))
        if got:
            self._graph.note_taken(self.name)
            self._took(self.name)
        return got

    def _wait(self, timeout: float) -> bool:
        graph, who = self._graph, self._graph.who()
        graph.waits[who] = self.name, graph.line()
        try:
            return self._lock.acquire() if timeout < 0 else self._wait_for(timeout, who)
        finally:
            graph.waits.pop(who, None)  # threads may share a name

    def _wait_for(self, timeout: float, who: str) -> bool:
        """Where everybody waits in a circle, the next thing to happen is a time-out: it comes at once."""
        end = _monotonic() + timeout
        while (left := end - _monotonic()) > 0:
            if self._lock.acquire(timeout=min(left, SLICE)):
                return True
            if self._graph.circle(who):
                break
        return False

    def release(self) -> None:
        if self._lock.locked():
            self._leaves(self.name)
            self._graph.held.pop(self.name, None)
        self._lock.release()

    def locked(self) -> bool:
        return self._lock.locked()

    acquire_lock, release_lock, locked_lock = acquire, release, locked  # their old names, which Lock has as well

    def __enter__(self) -> bool:
        return self.acquire()

    def __exit__(self, *_error: object) -> None:
        self.release()

    def __repr__(self) -> str:
        return f"<{'locked' if self.locked() else 'unlocked'} lock of {self.name}>"
