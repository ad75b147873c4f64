"""A caller: a thread that runs one call, and that can be paused before any bytecode or in any explicit point."""

import os
import threading
import time
from collections.abc import Callable, Hashable
from types import CodeType
from typing import Any, Literal

from kata import asleep
from kata.circles import Circles
from kata.preempt import Watch
from kata.schedules import Stop

# taken now: a submission may put its own in their place
_Thread, _allocate, _get_ident = threading.Thread, threading.Lock, threading.get_ident
_monotonic, _pid = time.monotonic, os.getpid

State = Literal["running", "paused", "done"]
Outcome = tuple[Any, ...]  # ("returned", value), ("raised", exception) or ("stuck", None)
BLIND = 0.02  # seconds without a bytecode and without a point that count as asleep, where the system does not tell


class Caller:
    """Runs `call` in a thread of its own once it is resumed, counts bytecodes, notes points, and stops where told.

    `outcome` is ("returned", value), ("raised", exception), or ("stuck", None) as long as it has not ended.
    Only the controller resumes and sets stops; only the thread itself pauses and ends. `arrived` is called at both.
    """

    def __init__(self, name: str, call: Callable[[], Any], watch: Watch, arrived: Callable[[], None]) -> None:
        self.name, self.call, self.watch, self.arrived = name, call, watch, arrived
        self.state: State = "paused"
        self.bytecodes, self.points = 0, list[str]()
        self._circles = Circles()
        self.paused_at: Stop | None = None
        self._stops: dict[str, int] = {}
        self.last: tuple[CodeType, int] | None = None  # the bytecode of the submission that it has come to
        self.outcome: Outcome = ("stuck", None)
        self._changing = _allocate()  # it and a helper may come at once, and only one of them is the nth
        self._ended = False  # its own thread has
        self._gates: list[tuple[int, threading.Lock]] = []  # who is paused, and the lock that it waits for
        first = self._gate(0)
        self.thread = _Thread(target=self._run, args=(first,), name=f"caller {name}", daemon=True)
        self.thread.start()
        self.ident, self.tid = self.thread.ident or 0, self.thread.native_id or 0

    def _run(self, first: threading.Lock) -> None:
        first.acquire()
        with self.watch.thread():
            try:
                self.outcome = ("returned", self.call())
            except BaseException as error:  # whatever it is, it is the outcome of this caller
                self.outcome = ("raised", error)
        with self._changing:
            self._ended, self.state = True, "done"
        self.arrived()

    def stop_at(self, stop: Stop | None) -> None:
        """A new turn begins, and ends here at the latest."""
        self._circles = Circles()
        with self._changing:
            self._stops = {stop.kind: stop.nth} if stop else {}

    def resume(self) -> None:
        with self._changing:
            if self.state != "paused":  # it has ended meanwhile; a helper that is paused in its place is let go
                return
            self.state = "running"
            gates, self._gates = self._gates, []
        for _ident, gate in gates:
            gate.release()

    def let_helper_go(self) -> None:
        """At its end: a thread that it has set to work, and not waited for, may still be paused."""
        with self._changing:
            gates = [gate for ident, gate in self._gates if ident != self.ident]
            self._gates = [(ident, gate) for ident, gate in self._gates if ident == self.ident]
        for gate in gates:
            gate.release()

    def bytecode(self, code: CodeType, offset: int) -> None:
        """The thread, or a helper that works for it, is about to run one more bytecode of the submission."""
        with self._changing:
            nth = self.bytecodes
            self.bytecodes, self.last = nth + 1, (code, offset)
        self._circles.step((id(code), offset))
        if nth == self._stops.get("bytecode"):
            self._pause(Stop("bytecode", nth))

    def point(self, name: str, about: Hashable = None) -> None:
        """The same, in an explicit point of a given part; to come there `about` something else is something new."""
        self._circles.step((name, about))
        with self._changing:
            nth = len(self.points)
            self.points.append(name)
        if nth == self._stops.get("point"):
            self._pause(Stop("point", nth))

    def _pause(self, stop: Stop) -> None:
        with self._changing:
            if self._stops.get(stop.kind) != stop.nth:  # the turn has ended meanwhile, and it is a helper
                return
            self.paused_at, gate = stop, self._gate(_get_ident())
            self.state = "done" if self._ended else "paused"
        self.arrived()
        gate.acquire()

    def _gate(self, ident: int) -> threading.Lock:
        """A closed one for each pause: whoever is let go, but has not begun to run, is not overtaken by another."""
        gate = _allocate()
        gate.acquire()
        self._gates.append((ident, gate))
        return gate

    @property
    def is_under_way(self) -> bool:
        """Whether it has begun, and not ended."""
        state = self.state  # read once: the controller may resume it meanwhile
        return state == "running" or (state == "paused" and self.paused_at is not None)

    def stands(self) -> dict[str, Any]:
        """The line of the submission that it has come to, and the explicit point if it is paused in one.

        No frame is looked at: on a build without a GIL that is not safe while the thread may run.
        """
        in_point = self.state == "paused" and self.paused_at and self.paused_at.kind == "point"
        last = self.last if self.state != "done" else None
        return {"line": line_of(*last) if last else None, "point": self.points[-1] if in_point else None}

    def waiting(self, loops: float) -> Callable[[float], bool]:
        """A function that says whether it has been waiting, in this turn, for more than so many seconds.

        That is: asleep without a break for so long, and not only for a nap; or going round in circles for so long,
        and for `loops` seconds.
        """
        nap = asleep.Nap(_pid(), self.tid) if asleep.is_known() else Unseen(self)
        circles = self._circles

        def waits(seconds: float) -> bool:
            waited = nap.is_wait(seconds)
            return circles.look(nap.lasted > 0.0) > max(seconds, loops) or waited

        return waits


class Unseen:
    """The nap of a caller where the system does not tell: nothing of it was seen for some time."""

    def __init__(self, caller: Caller) -> None:
        self.caller, self.lasted = caller, 0.0
        self._last, self._since = (-1, -1), 0.0

    def is_wait(self, seconds: float) -> bool:
        """One more look: has nothing been seen for more than so many seconds?"""
        now, before = _monotonic(), self._last
        self._last = (self.caller.bytecodes, len(self.caller.points))
        if self._last != before:
            self._since = now
        self.lasted = max(0.0, now - self._since - BLIND)
        return self.lasted > seconds


def line_of(code: CodeType, offset: int) -> int | None:
    """The line of the bytecode at `offset`; of one that has none, as around an `except`, the line before."""
    lines = [line for start, _end, line in code.co_lines() if start <= offset and line]
    return lines[-1] if lines else None
