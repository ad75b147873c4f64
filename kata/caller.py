"""A caller: a thread that runs one call, and that can be paused before any bytecode or in any explicit point."""

import os
import sys
import threading
import time
from collections.abc import Callable
from types import CodeType, FrameType
from typing import Any, Literal

from kata import asleep
from kata.preempt import Watch, innermost
from kata.schedules import Stop

# taken now: a submission may put its own in their place
_Thread, _allocate, _monotonic, _pid = threading.Thread, threading.Lock, time.monotonic, os.getpid

State = Literal["running", "paused", "done"]
Outcome = tuple[Any, ...]  # ("returned", value), ("raised", exception) or ("stuck", None)
NEVER = -1
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
        self.paused_at: Stop | None = None
        self._stop_bytecode = self._stop_point = NEVER
        self.at: dict[str, Any] = {"line": None, "point": None}
        self.outcome: Outcome = ("stuck", None)
        self._gate = _allocate()
        self._gate.acquire()
        self.thread = _Thread(target=self._run, name=f"caller {name}", daemon=True)
        self.thread.start()
        self.ident, self.tid = self.thread.ident or 0, self.thread.native_id or 0

    def _run(self) -> None:
        self._gate.acquire()
        with self.watch.thread():
            try:
                self.outcome = ("returned", self.call())
            except BaseException as error:  # noqa: BLE001 - whatever it is, it is the caller's outcome
                self.outcome = ("raised", error)
        self.state = "done"
        self.arrived()

    def stop_at(self, stop: Stop | None) -> None:
        self._stop_bytecode = stop.nth if stop and stop.kind == "bytecode" else NEVER
        self._stop_point = stop.nth if stop and stop.kind == "point" else NEVER

    def resume(self) -> None:
        self.state = "running"
        self._gate.release()

    def bytecode(self, code: CodeType, offset: int) -> None:
        """The thread is about to run one more bytecode of the submission."""
        nth = self.bytecodes
        self.bytecodes = nth + 1
        if nth == self._stop_bytecode:
            self._pause(Stop("bytecode", nth), line_of(code, offset), None)

    def point(self, name: str) -> None:
        """The thread is in an explicit point of a given part."""
        nth = len(self.points)
        self.points.append(name)
        if nth == self._stop_point:
            frame = innermost(sys._getframe(), self.watch.file)
            self._pause(Stop("point", nth), frame.f_lineno if frame else None, name)

    def _pause(self, stop: Stop, line: int | None, point: str | None) -> None:
        self.paused_at = stop
        self.at = {"line": line, "point": point}
        self.state = "paused"
        self.arrived()
        self._gate.acquire()

    def stands(self) -> dict[str, Any]:
        """Where it is: the line of the submission, and the explicit point if it is paused in one."""
        if self.state == "paused":
            return self.at
        frame: FrameType | None = innermost(sys._current_frames().get(self.ident), self.watch.file)
        return {"line": frame.f_lineno if frame else None, "point": None}

    def rest(self) -> Callable[[], float]:
        """A function that says for how many seconds the thread has been asleep without a break, as often as asked."""
        if asleep.is_known():
            return asleep.Nap(_pid(), self.tid).seconds
        return self._rest_unseen()

    def _rest_unseen(self) -> Callable[[], float]:
        last, since = (-1, -1), 0.0

        def seconds() -> float:
            nonlocal last, since
            now, before = _monotonic(), last
            last = (self.bytecodes, len(self.points))
            if last != before:
                since = now
            return max(0.0, now - since - BLIND)

        return seconds


def line_of(code: CodeType, offset: int) -> int | None:
    """The line of the bytecode at `offset`."""
    return next((line for start, end, line in code.co_lines() if start <= offset < end), None)
