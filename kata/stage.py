"""The stage: callers take turns on fresh objects exactly as a schedule says, and at the end one looks what came of it.

It runs in the process of the submission, and its main thread is the controller. Callers are real threads with real
locks: nobody patches what the submission synchronises with. A caller that waits for something is found by
the operating system (asleep, without progress, and not in a nap). A wrong guess there only gives another order that
can really happen, so it never refuses a right submission.

    def set_up(stage):                          # a fresh scene for each schedule
        shelf = Shelf(stage.point)              # a given part: calls stage.point("read") where callers may switch
        stock = sub.Stock(shelf)
        return Scene([lambda: stock.reserve("a", 1), lambda: stock.reserve("a", 2)], shelf.check)

    Stage(sub, set_up).play([Step(0, point(0)), Step(1), Step(0)])
"""

import os
import sys
import threading
import time
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from types import CodeType, ModuleType
from typing import Any

from kata.caller import Caller, Outcome
from kata.preempt import watch
from kata.schedules import Schedule, Status, Step

GLANCE = 0.00005  # seconds between two looks at a caller: who merely waits for the GIL or a CPU is runnable by then
STUCK = 0.5  # seconds asleep, every caller left, until they are given up: right ones never pay it
LOOPS = 0.3  # seconds of going round in circles until that counts as waiting
BOUND = 5.0  # seconds of computing for one step, and for the end of one schedule
LAST = 50.0  # seconds for the same, whatever happens: on a machine that is busy they may have a tenth of a processor
SPIN = 2_000  # bytecodes in one step after which a caller is taken to be waiting in a loop; with patience, 50 times
BRISK = 0.0005  # seconds until a caller that waits in a loop hands over the GIL, instead of 0.005

_monotonic, _process_time = time.monotonic, time.process_time
_allocate, _get_ident = threading.Lock, threading.get_ident


@dataclass(frozen=True)
class Scene:
    """Fresh objects, the calls to make on them (two or three, one thread each), and what must hold afterwards.

    `check(outcomes)` gives None when all is well, else plain data that says what is not.
    """

    calls: Sequence[Callable[[], Any]]
    check: Callable[[list[Outcome]], Any]


@dataclass
class Played:
    """What became of one schedule: each step, each caller, and what the check observed (None: nothing wrong).

    `seconds` is what all of it took.
    """

    steps: list[dict[str, Any]] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    stuck: list[dict[str, Any]] = field(default_factory=list)
    observed: Any = None
    seconds: float = 0.0
    bytecodes: list[int] = field(default_factory=list)
    points: list[list[str]] = field(default_factory=list)

    @property
    def became(self) -> list[Status]:
        return [step["became"] for step in self.steps]

    @property
    def failed(self) -> bool:
        return bool(self.stuck) or self.observed is not None

    def as_plain(self) -> dict[str, Any]:
        return {"steps": self.steps, "outcomes": self.outcomes, "stuck": self.stuck, "observed": self.observed}


class Stage:
    """Plays schedules on fresh scenes. Callers can be switched before every bytecode of `sub`, and in every point.

    A caller is `stuck` when it has waited for so many seconds and nobody else can go on either. One that only goes
    round in circles, as who looks and naps and looks again, counts as waiting after `loops` seconds.
    """

    everywhere = False  # whether threads that the submission starts are watched, too

    def __init__(
        self,
        sub: ModuleType,
        set_up: Callable[["Stage"], Scene],
        names: Sequence[str] = "ABCDEFGH",
        stuck: float = STUCK,
        loops: float = LOOPS,
    ) -> None:
        self.set_up, self.names, self.stuck, self.loops = set_up, names, stuck, loops
        self._watch = watch(sub.__file__ or "", self._seen, self.everywhere)
        self._callers: dict[int, Caller] = {}
        self._turn: Caller | None = None  # whose turn it is
        self._arrived = _allocate()
        self._arrived.acquire()
        self.intact = True
        self.elsewhere = 0  # explicit points reached by threads that work for no caller

    # Called by the threads of the callers.

    def point(self, name: str, about: Hashable = None) -> None:
        """A place in a given part where callers may be switched; `about` what they are there."""
        if caller := self._works_for():
            caller.point(name, about)
        elif self._is_elsewhere():
            self.elsewhere += 1

    def who(self) -> str:
        """The name of the caller whose thread this is; "" for any other thread."""
        caller = self._here()
        return caller.name if caller else ""

    def for_whom(self) -> str:
        """The name of the caller whose work the calling thread does; "" if it is nobody's."""
        caller = self._works_for()
        return caller.name if caller else ""

    def _here(self) -> Caller | None:
        """The caller whose thread this is; the idents of threads that have ended are used again."""
        caller = self._callers.get(_get_ident())
        return caller if caller and caller.state != "done" else None

    def _works_for(self) -> Caller | None:
        """The caller whose work the calling thread does."""
        return self._here()

    def _is_elsewhere(self) -> bool:
        """Whether a thread that works for no caller has no business in an explicit point."""
        return True

    def _others_rest(self) -> Callable[[float], bool]:
        """A function that says whether all have been asleep for so many seconds on whom a caller may wait."""
        return lambda _seconds: True

    def _seen(self, code: CodeType, offset: int) -> None:
        if caller := self._works_for():
            caller.bytecode(code, offset)

    def _has_arrived(self) -> None:
        with suppress(RuntimeError):  # it is known already that somebody has
            self._arrived.release()

    # Called by the controller.

    def play(self, schedule: Schedule) -> Played:
        """Run one schedule on a fresh scene, then everybody to the end, and check."""
        with self.watching():
            return self.play_watched(schedule)

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Watch the bytecodes of the file; `intact` says afterwards that nobody switched this off."""
        interval = sys.getswitchinterval()
        sys.setswitchinterval(BRISK)
        with _on_one_processor():
            self._watch.start()
            try:
                yield
            finally:
                sys.setswitchinterval(interval)
                self.intact = self._watch.stop() and self.intact

    def play_watched(self, schedule: Schedule) -> Played:
        """The same inside `watching`, to be entered once for many schedules."""
        begun, scene = _monotonic(), self.set_up(self)
        callers = [Caller(*pair, self._watch, self._has_arrived) for pair in zip(self.names, scene.calls, strict=False)]
        self._callers = {caller.ident: caller for caller in callers}
        played = Played()
        for step in schedule:
            if step.only_after and step.only_after != played.became[-1]:
                break
            caller = callers[step.caller]
            became = self._settle(caller, step)
            seen = {"caller": caller.name, "became": became, "passed": list(caller.points)}
            played.steps.append(seen | caller.stands())
        self._finish(callers, played)
        played.outcomes = [caller.outcome for caller in callers]
        played.bytecodes = [caller.bytecodes for caller in callers]
        played.points = [caller.points for caller in callers]
        if not played.stuck:
            played.observed = scene.check(played.outcomes)
        played.seconds = _monotonic() - begun
        self._callers, self._turn = {}, None  # a thread that goes on being watched keeps this stage, but not the scene
        return played

    def _settle(self, caller: Caller, step: Step) -> Status:
        """Let the caller run until it is paused where the step wants it, has ended, or waits."""
        caller.stop_at(step.until)
        self._turn = caller
        too_long, spin = _bound(), caller.bytecodes + SPIN * (50 if step.patience else 1)
        waits, rest = caller.waiting(self.loops), self._others_rest()
        while caller.state != "done":
            if caller.state == "paused":
                if step.until and caller.paused_at == step.until:
                    return "paused"
                caller.resume()
            elif self._arrived.acquire(timeout=GLANCE):
                continue
            elif waits(step.patience) and rest(step.patience) and waits(step.patience):  # or woken by the last to rest?
                return "blocked"
            elif caller.bytecodes > spin or too_long():
                return "spinning"
        return "done"

    def _finish(self, callers: list[Caller], played: Played) -> None:
        """Let everybody go on to the end. Whoever does not come to it is stuck."""
        for caller in callers:
            caller.stop_at(None)
        self._turn = None
        too_long = _bound()
        waits, rest = {caller.name: caller.waiting(self.loops) for caller in callers}, self._others_rest()
        while left := [caller for caller in callers if caller.state != "done"]:
            for caller in callers:
                if caller.state == "paused":
                    caller.resume()
                elif caller.state == "done":
                    caller.let_helper_go()
            if self._arrived.acquire(timeout=GLANCE):
                continue
            if (self._all_wait(left, waits) and rest(self.stuck) and self._all_wait(left, waits)) or too_long():
                played.stuck = [{"caller": caller.name} | caller.stands() for caller in left]
                break
        for caller in callers:
            if caller.state == "done":
                caller.let_helper_go()
                caller.thread.join(1.0)

    def _all_wait(self, callers: list[Caller], waits: dict[str, Callable[[float], bool]]) -> bool:
        """Whether each of them has been waiting for too long; each is looked at, every time."""
        waiting = [waits[caller.name](self.stuck) for caller in callers]
        return all(waiting)


def _bound() -> Callable[[], bool]:
    """A function that says whether it takes too long from now on: what the machine gives to others does not count."""
    computed, last = _process_time() + BOUND, _monotonic() + LAST
    return lambda: _process_time() > computed or _monotonic() > last


@contextmanager
def _on_one_processor() -> Iterator[None]:
    """Only one caller runs at a time: a turn goes over in half the time when nobody has to be woken elsewhere.

    New threads inherit it. Which processor it is differs from process to process: checks may run beside each other.
    """
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    allowed = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {sorted(allowed)[os.getpid() % len(allowed)]})
    try:
        yield
    finally:
        os.sched_setaffinity(0, allowed)
