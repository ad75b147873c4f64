"""The explorer: what it watches, how it pauses and finds waiting callers, and which orders it tries."""

import dis
import importlib.util
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from kata import asleep, explored
from kata.caller import Caller, line_of
from kata.circles import LOOK, ROUNDS, Circles
from kata.explore import PROMPT, explore
from kata.helpers import HelpedStage
from kata.preempt import watch
from kata.schedules import (
    ALONE,
    Step,
    at_each_point,
    bytecode,
    one_preemption,
    point,
    third_comes_late,
    third_takes_over,
    two_preemptions,
    waiter_preempted,
)
from kata.stage import LOOPS, STUCK, Scene, Stage
from kata.tracked import tracked_locks
from tests.marks import needs_naps

Load = Callable[[str], ModuleType]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Imports a text as the file of a submission."""

    def from_text(text: str) -> ModuleType:
        file = tmp_path / f"submission_{len(list(tmp_path.iterdir()))}.py"
        file.write_text(text)
        spec = importlib.util.spec_from_file_location(file.stem, file)
        assert spec is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    return from_text


def counting(
    sub: ModuleType, callers: int = 2, kind: type[Stage] = Stage, loops: float = LOOPS, stuck: float = STUCK
) -> Stage:
    """Callers that add 1, 2, … to a counter whose value lives in a given part with the points "read" and "write"."""

    def set_up(stage: Stage) -> Scene:
        cell = Cell(stage)
        counter = sub.Counter(cell)

        def check(outcomes: list[Any]) -> int | None:
            return None if cell.value == callers * (callers + 1) // 2 else cell.value

        return Scene([lambda n=n + 1: counter.add(n) for n in range(callers)], check)

    return kind(sub, set_up, stuck=stuck, loops=loops)


class Cell:
    def __init__(self, stage: Stage) -> None:
        self.stage, self.value = stage, 0

    def read(self) -> int:
        value = self.value
        self.stage.point("read")
        return value

    def write(self, value: int) -> None:
        self.stage.point("write")
        self.value = value


COUNTER = """
import _thread, queue, threading, time
class Counter:
    def __init__(self, cell):
        self.cell = cell
        {made}
    def add(self, n):
        {before}
        value = self.cell.read() + n
        self.cell.write(value)
        {after}
"""


def counter(made: str = "pass", before: str = "pass", after: str = "pass") -> str:
    return COUNTER.format(made=made, before=before, after=after)


LOCKS = {
    "Lock": counter("self.lock = threading.Lock()", "self.lock.acquire()", "self.lock.release()"),
    "RLock": counter("self.lock = threading.RLock()", "self.lock.acquire()", "self.lock.release()"),
    "_thread": counter("self.lock = _thread.allocate_lock()", "self.lock.acquire()", "self.lock.release()"),
    "Semaphore": counter("self.lock = threading.Semaphore(1)", "self.lock.acquire()", "self.lock.release()"),
    "queue": counter("self.turn = queue.Queue(); self.turn.put(1)", "self.turn.get()", "self.turn.put(1)"),
    "setdefault": counter(
        "self.locks = {}",
        "lock = self.locks.setdefault(1, threading.Lock()); lock.acquire()",
        "lock.release()",
    ),
    "Condition": counter(
        "self.free = True; self.changed = threading.Condition()",
        "self.changed.acquire(); self.changed.wait_for(lambda: self.free); self.free = False; self.changed.release()",
        "self.changed.acquire(); self.free = True; self.changed.notify_all(); self.changed.release()",
    ),
    "time-out and back off": """
import threading, time
class Counter:
    def __init__(self, cell):
        self.cell, self.lock = cell, threading.Lock()
    def add(self, n):
        while not self.lock.acquire(timeout=0.001):
            time.sleep(0.0005)
        self.cell.write(self.cell.read() + n)
        self.lock.release()
""",
    "spinning": """
import threading
class Counter:
    def __init__(self, cell):
        self.cell, self.lock = cell, threading.Lock()
    def add(self, n):
        while not self.lock.acquire(blocking=False):
            pass
        self.cell.write(self.cell.read() + n)
        self.lock.release()
""",
}

CREATES_TWICE = counter(
    "self.locks = {}",
    "self.locks = self.locks or {1: threading.Lock()}; lock = self.locks[1]; lock.acquire()",
    "lock.release()",
)
DELETES = counter(
    "self.locks, self.guard = {}, threading.Lock()",
    "self.guard.acquire(); lock = self.locks.setdefault(1, threading.Lock()); self.guard.release(); lock.acquire()",
    "lock.release(); self.locks.pop(1, None)",
)
COUNTS_TOO_LATE = """
import threading
class Counter:
    def __init__(self, cell):
        self.cell, self.guard, self.locks, self.users = cell, threading.Lock(), {}, 0
    def add(self, n):
        with self.guard:
            lock = self.locks.setdefault(1, threading.Lock())
        with self.guard:
            self.users += 1
        with lock:
            self.cell.write(self.cell.read() + n)
        with self.guard:
            self.users -= 1
            if self.users == 0:
                self.locks.pop(1, None)
"""
MISSES_THE_SIGNAL = """
import threading
class Counter:
    def __init__(self, cell):
        self.cell, self.free, self.freed = cell, threading.Lock(), threading.Event()
    def add(self, n):
        while not self.free.acquire(blocking=False):
            self.freed.clear()
            self.freed.wait()
        self.cell.write(self.cell.read() + n)
        self.free.release()
        self.freed.set()
"""


# Asleep or not.


@pytest.fixture
def sleeper() -> Iterator[threading.Thread]:
    gate = threading.Event()
    thread = threading.Thread(target=gate.wait)
    thread.start()
    time.sleep(0.01)
    yield thread
    gate.set()
    thread.join()


needs_proc = pytest.mark.skipif(not asleep.is_known(), reason="this system does not tell about its threads")


def test_every_bytecode_has_a_line(load: Load) -> None:
    text = "def run(call):\n    try:\n        call()\n    except OSError as error:\n        raise ValueError(error)\n"
    code = load(text).run.__code__
    steps = list(dis.get_instructions(code))
    assert {line_of(code, step.offset) for step in steps} == {1, 2, 3, 4, 5}
    assert any(line is None for _start, _end, line in code.co_lines()), "Python has given the cleanup a line"


@needs_proc
def test_a_thread_that_waits_is_asleep(sleeper: threading.Thread) -> None:
    assert asleep.answer(os.getpid(), sleeper.native_id or 0) == "asleep"
    nap = asleep.Nap(os.getpid(), sleeper.native_id or 0)
    assert nap.seconds() == 0.0
    time.sleep(0.005)
    assert nap.seconds() >= 0.005


@needs_proc
def test_the_thread_that_asks_is_awake() -> None:
    assert asleep.answer(os.getpid(), threading.get_native_id()) == "awake"
    assert asleep.Nap(os.getpid(), threading.get_native_id()).seconds() == 0.0


@needs_proc
def test_a_thread_that_naps_is_awake() -> None:
    end = threading.Event()
    thread = threading.Thread(target=lambda: [time.sleep(0.0002) for _ in iter(end.is_set, True)])
    thread.start()
    nap = asleep.Nap(os.getpid(), thread.native_id or 0)
    try:
        looks = [time.sleep(0.005) or nap.seconds() for _ in range(20)]
    finally:
        end.set()
        thread.join()
    assert looks.count(0.0) > 10  # now and then a machine with much to do wakes it late; one that waits has 1 of 20


@needs_proc
def test_a_thread_that_has_ended_is_gone() -> None:
    thread = threading.Thread(target=int)
    thread.start()
    thread.join()
    deadline = time.monotonic() + 1
    while asleep.answer(os.getpid(), thread.native_id or 0) != "gone" and time.monotonic() < deadline:
        pass
    assert asleep.answer(os.getpid(), thread.native_id or 0) == "gone"


@needs_proc
def test_all_threads_of_a_process_are_listed(sleeper: threading.Thread) -> None:
    listed = {one.tid: one for one in asleep.threads(os.getpid())}
    assert listed[sleeper.native_id or 0].sleeping
    assert not listed[threading.get_native_id()].sleeping
    assert asleep.threads(2**22 + 1) == ()


def test_without_proc_nothing_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_proc(path: str) -> str:
        raise OSError(path)

    monkeypatch.setattr(asleep, "_read", no_proc)
    asleep.is_known.cache_clear()
    assert asleep.answer(os.getpid(), threading.get_native_id()) == "unknown"
    asleep.is_known.cache_clear()


# Watching bytecodes.

NESTED = """
from contextlib import contextmanager
class Inner:
    value = property(lambda self: [n * n for n in range(3)])
def generator():
    yield 1
    yield 2
@contextmanager
def around():
    yield
def work():
    def closure():
        return sum(generator())
    with around():
        return closure(), Inner().value, sorted([2, 1], key=lambda n: n)
"""


def test_all_code_of_the_file_is_watched_and_no_other(load: Load) -> None:
    sub = load(NESTED)
    seen: list[Any] = []
    watching = watch(sub.__file__ or "", lambda code, offset: seen.append(code))
    watching.start()
    with watching.thread():
        sub.work()
    assert watching.stop()
    assert {code.co_filename for code in seen} == {sub.__file__}
    names = {code.co_name for code in seen}
    assert names >= {"work", "closure", "generator", "around", "<lambda>"}
    before = len(seen)
    sub.work()
    assert len(seen) == before, "nothing is seen after the stop"


def test_each_bytecode_is_seen_once_and_in_order(load: Load) -> None:
    sub = load("def work(a, b):\n    c = a + b\n    return c\n")
    offsets: list[int] = []
    watching = watch(sub.__file__ or "", lambda code, offset: offsets.append(offset))
    for _ in range(2):  # the second time too, when the code has been seen before
        offsets.clear()
        watching.start()
        with watching.thread():
            sub.work(1, 2)
        watching.stop()
        assert offsets == sorted(set(offsets))
        assert len(offsets) >= 5


def test_a_switched_off_watch_is_noticed(load: Load) -> None:
    sub = load(counter(before="import sys; sys.settrace(None); M = getattr(sys, 'monitoring', None)\n"
                              "        for t in range(6): M and M.get_tool(t) and M.set_events(t, 0)"))  # fmt: skip
    report = explore(counting(sub), one_preemption)
    assert not report["intact"]
    assert explored.gap(report)


# One schedule.


def test_a_caller_is_paused_before_a_bytecode_and_in_a_point(load: Load) -> None:
    sub = load(counter())
    played = counting(sub).play([Step(0, bytecode(3)), Step(1, point(1)), Step(0), Step(1)])
    assert played.became == ["paused", "paused", "done", "done"]
    first, second = played.steps[:2]
    assert (first["line"], first["point"], first["passed"]) == (9, None, [])
    assert (second["line"], second["point"], second["passed"]) == (10, "write", ["read", "write"])
    assert played.outcomes == [("returned", None), ("returned", None)]
    assert played.observed == 2, "the update of A is lost"


def test_every_bytecode_of_the_caller_can_be_reached(load: Load) -> None:
    sub = load(counter())
    alone = counting(sub).play([Step(0)])
    total = alone.bytecodes[0]
    became = [counting(sub).play([Step(0, bytecode(k))]).became[0] for k in (0, total - 1, total)]
    assert became == ["paused", "paused", "done"]
    assert alone.points[0] == ["read", "write"]


@pytest.mark.parametrize("name", LOCKS)
def test_a_waiting_caller_is_found_whatever_it_waits_with(load: Load, name: str) -> None:
    stage = counting(load(LOCKS[name]))
    # with patience at the end: who backs off may be in its nap just then
    played = stage.play([Step(0, point(0)), Step(1), Step(0), Step(1, patience=0.3)])
    assert played.became[1] == ("spinning" if name == "spinning" else "blocked")
    assert played.became[3] == "done"
    assert not played.failed


@needs_proc
def test_a_waiting_caller_is_found_within_milliseconds(load: Load) -> None:
    stage, times = counting(load(LOCKS["Lock"])), []
    with stage.watching():
        for _ in range(20):
            start = time.perf_counter()
            assert stage.play_watched([Step(0, point(0)), Step(1)]).became[1] == "blocked"
            times.append(time.perf_counter() - start)
    assert min(times) < 0.005


def test_waiting_callers_are_found_where_the_system_does_not_tell(load: Load, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asleep, "is_known", lambda: False)
    played = counting(load(LOCKS["Lock"])).play([Step(0, point(0)), Step(1), Step(0)])
    assert played.became == ["paused", "blocked", "done"]
    assert not played.failed


def test_a_caller_that_never_ends_is_told_with_its_line(load: Load) -> None:
    sub = load(counter("self.lock = threading.Lock()", "self.lock.acquire()"))
    start = time.monotonic()
    played = counting(sub).play([Step(0), Step(1)])
    assert time.monotonic() - start < STUCK + 2
    assert played.stuck == [{"caller": "B", "line": 8, "point": None}]
    assert played.outcomes[1] == ("stuck", None)
    assert played.failed
    assert played.observed is None


def test_what_a_caller_raises_is_its_outcome(load: Load) -> None:
    sub = load(counter(after="raise KeyError(n)"))
    (_how, first), (how, error) = counting(sub).play([Step(0), Step(1)]).outcomes
    assert (how, type(error), error.args) == ("raised", KeyError, (2,))
    assert first is not error


def test_patience_tells_a_slow_caller_from_a_waiting_one(load: Load) -> None:
    sub = load(counter(before="time.sleep(0.05)"))
    assert counting(sub).play([Step(0)]).became == ["blocked"]
    assert counting(sub).play([Step(0, patience=0.5)]).became == ["done"]


@needs_proc
def test_who_naps_until_the_lock_is_free_waits(load: Load) -> None:
    naps = "while not self.lock.acquire(blocking=False): time.sleep(0.004)"
    sub = load(counter("self.lock = threading.Lock()", naps, "self.lock.release()"))
    waits = Step(1, patience=0.1)
    played = counting(sub).play([Step(0, point(0)), waits, Step(0), waits])
    assert played.became == ["paused", "blocked", "done", "done"]
    assert not played.failed


@needs_naps
def test_who_naps_is_not_stuck(load: Load) -> None:
    sub = load(counter(before="time.sleep(0.4)"))
    assert not counting(sub, stuck=0.1).play([Step(0), Step(1)]).stuck
    assert counting(sub).play([Step(0, patience=0.1)]).became == ["done"]


def test_a_loop_that_ends_is_no_wait(load: Load) -> None:
    sub = load(counter(before="for _ in range(50): time.sleep(0.002)"))
    assert counting(sub, loops=0.02).play([Step(0, patience=1.0)]).became == ["done"]


WALK = """
def walk(look, things):
    for n in range(things):
        for _ in range(150):
            pass
        look(n)
"""


@pytest.mark.parametrize(("about", "gets_on"), [(lambda n: n, True), (lambda _n: 0, False)])
def test_who_goes_round_and_comes_to_another_thing_each_time_gets_on(load: Load, about: Any, gets_on: bool) -> None:
    sub = load(WALK)

    def set_up(stage: Stage) -> Scene:
        return Scene([lambda: sub.walk(lambda n: stage.point("read", about(n)), 400)], lambda _outcomes: None)

    played = Stage(sub, set_up, stuck=0.1, loops=0.02).play([Step(0)])
    assert (not played.stuck) is gets_on


def test_who_goes_round_and_is_kept_waiting_has_not_waited_for_that_long() -> None:
    circles, places = Circles(), range(5)

    def go_round(times: int) -> None:
        for place in [*places] * times:
            circles.step(place)

    go_round(ROUNDS + 1)
    assert circles.look(asleep=False) == 0.0
    circles.step(places[0])
    time.sleep(0.002)
    assert circles.look(asleep=False) >= 0.002
    before = circles.seconds
    time.sleep(0.002)
    assert circles.look(asleep=False) == before
    time.sleep(0.002)
    assert circles.look(asleep=True) >= before + 0.002
    before = circles.seconds
    time.sleep(5 * LOOK)  # this process, too
    assert circles.look(asleep=True) == before + LOOK
    circles.step("new")
    assert circles.look(asleep=True) == circles.seconds == 0.0
    go_round(ROUNDS)
    time.sleep(0.002)
    assert circles.look(asleep=False) == 0.0
    go_round(1)
    assert circles.look(asleep=False) >= 0.002


def test_a_schedule_ends_where_its_condition_fails(load: Load) -> None:
    sub = load(LOCKS["Lock"])
    played = counting(sub).play([Step(0, point(0)), Step(1), Step(0, only_after="done")])
    assert played.became == ["paused", "blocked"]
    assert not played.failed


def test_a_caller_that_got_where_it_should_while_others_ran_stays_there(load: Load) -> None:
    sub = load(LOCKS["Lock"])
    schedule = [Step(0, point(0)), Step(1, point(0)), Step(0), Step(1, point(0)), Step(2), Step(1)]
    played = counting(sub, callers=3).play(schedule)
    assert played.became == ["paused", "blocked", "done", "paused", "blocked", "done"]


def test_points_in_other_threads_are_counted(load: Load) -> None:
    sub = load("""
import threading
class Counter:
    def __init__(self, cell):
        self.cell = cell
    def add(self, n):
        thread = threading.Thread(target=lambda: self.cell.write(self.cell.read() + n))
        thread.start()
        thread.join()
""")
    report = explore(counting(sub), one_preemption)
    assert report["elsewhere"] > 0
    assert explored.gap(report)


IN_A_HELPER = """
import contextlib
import hashlib
import threading
class Counter:
    def __init__(self, cell):
        self.cell, self.lock = cell, {lock}
    def add(self, n):
        thread = threading.Thread(target=self.work, args=[n])
        thread.start()
        thread.join()
    def work(self, n):
        with self.lock:
            self.cell.write(self.cell.read() + n)
"""


def test_a_helper_is_paused_in_the_place_of_its_caller(load: Load) -> None:
    sub = load(IN_A_HELPER.format(lock="contextlib.nullcontext()"))
    played = counting(sub, kind=HelpedStage).play([Step(0, point(0), ALONE), Step(1), Step(0)])
    assert played.became == ["paused", "done", "done"]
    assert played.observed == 1
    assert played.points == [["read", "write"]] * 2


def test_a_caller_waits_when_its_helper_does(load: Load) -> None:
    sub = load(IN_A_HELPER.format(lock="threading.Lock()"))
    played = counting(sub, kind=HelpedStage).play([Step(0, point(0), ALONE), Step(1, patience=0.1), Step(0), Step(1)])
    assert played.became == ["paused", "blocked", "done", "done"]
    report = explore(counting(sub, kind=HelpedStage), one_preemption, at_each_point)
    assert report["failure"] is None
    assert explored.gap(report) is None


def test_a_helper_is_paused_before_its_bytecodes(load: Load) -> None:
    unguarded = "        if self.lock is None:\n            self.lock = threading.Lock()\n        with self.lock"
    sub = load(IN_A_HELPER.format(lock=None).replace("        with self.lock", unguarded))
    assert explore(counting(sub, kind=HelpedStage), two_preemptions)["failure"]


def test_a_caller_does_not_wait_as_long_as_its_helper_is_at_work(load: Load) -> None:
    busy = "        hashlib.sha256(bytes(20_000_000))\n        with self.lock"
    sub = load(IN_A_HELPER.format(lock="threading.Lock()").replace("        with self.lock", busy))
    assert counting(sub, kind=HelpedStage).play([Step(0, point(0))]).became == ["paused"]


@needs_naps
def test_a_helper_that_naps_does_not_wait(load: Load) -> None:
    nap = "        time.sleep(0.4)\n        with self.lock"
    sub = load("import time\n" + IN_A_HELPER.format(lock="threading.Lock()").replace("        with self.lock", nap))
    assert not counting(sub, stuck=0.1, kind=HelpedStage).play([Step(0), Step(1)]).stuck
    assert counting(sub, kind=HelpedStage).play([Step(0, patience=0.1)]).became == ["done"]


class EndsMeanwhile(HelpedStage):
    """The helpers end when the callers have been looked at, and before they are looked at themselves."""

    def _others_rest(self) -> Callable[[float], bool]:
        def rest(_seconds: float) -> bool:
            for caller in [self._turn] if self._turn else self._callers.values():
                caller.thread.join(5.0)
            return True

        return rest


def test_who_is_woken_by_the_end_of_a_helper_does_not_wait(load: Load) -> None:
    nap = "        time.sleep(0.4)\n        with self.lock"
    sub = load("import time\n" + IN_A_HELPER.format(lock="threading.Lock()").replace("        with self.lock", nap))
    assert counting(sub, kind=EndsMeanwhile).play([Step(0, patience=0.1)]).became == ["done"]
    assert not counting(sub, stuck=0.1, kind=EndsMeanwhile).play([]).stuck


def test_a_helper_that_nobody_waits_for_is_let_go(load: Load) -> None:
    text = IN_A_HELPER.format(lock="threading.Lock()")
    sub = load(text.replace("thread.join()", "threads.append(thread)") + "threads = []\n")
    played = counting(sub, kind=HelpedStage).play([Step(0, point(0), 1.0), Step(1)])
    assert not played.stuck
    for helper in sub.threads:
        helper.join(10.0)
    assert not any(helper.is_alive() for helper in sub.threads)


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="from 3.12 on it is sys.monitoring that sees them")
def test_who_puts_another_begin_of_threads_in_the_place_of_ours_is_found(load: Load) -> None:
    stage = counting(load(IN_A_HELPER.format(lock="threading.Lock()")), kind=HelpedStage)
    begin = vars(threading.Thread)["_bootstrap_inner"]
    with stage.watching():
        pass
    assert stage.intact
    with stage.watching():
        setattr(threading.Thread, "_bootstrap_inner", begin)  # noqa: B010  (a type checker knows no such name)
    assert not stage.intact


def test_points_are_counted_that_are_reached_when_no_caller_is_under_way(load: Load) -> None:
    sub = load("""
import threading
later = []
class Counter:
    def __init__(self, cell):
        self.cell = cell
    def add(self, n):
        later.append(lambda: self.cell.write(self.cell.read() + n))
""")

    def set_up(stage: Stage) -> Scene:
        counter = sub.Counter(Cell(stage))

        def check(_outcomes: list[Any]) -> None:
            for work in sub.later:
                thread = threading.Thread(target=work)
                thread.start()
                thread.join()
            sub.later.clear()

        return Scene([lambda: counter.add(1), lambda: counter.add(2)], check)

    report = explore(HelpedStage(sub, set_up), one_preemption)
    assert report["elsewhere"] > 0
    assert explored.gap(report)


def test_a_thread_with_the_ident_of_a_caller_that_has_ended_is_no_caller(load: Load) -> None:
    sub = load("""
import threading
class Counter:
    def __init__(self, cell):
        self.cell = cell
    def add(self, n):
        for _ in range(20):
            thread = threading.Thread(target=self.cell.read)
            thread.start()
            thread.join()
""")
    stage = counting(sub)
    played = stage.play([Step(0, point(0), patience=1.0), Step(1, patience=1.0)])
    assert played.became == ["done", "done"]
    assert stage.elsewhere == 40
    helped = counting(sub, kind=HelpedStage).play([Step(0, patience=1.0), Step(1, patience=1.0)])
    assert list(map(len, helped.points)) == [20, 20]


# Families.


def test_two_preemptions_try_every_point_for_every_bytecode() -> None:
    family, tried = two_preemptions(), []
    schedule = next(family)
    try:
        while True:
            stops = schedule[0].until, schedule[1].until
            tried.append((stops[0].nth, stops[1].nth) if stops[0] and stops[1] else None)
            k, j = tried[-1] or (0, 0)
            first = "paused" if k < 2 else "done"  # A has two bytecodes, B has two points
            schedule = family.send([first, "paused" if j < 2 else "done", "done", "done"])
    except StopIteration:
        pass
    assert tried == [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (2, 0)]


def test_who_comes_late_is_not_tried_while_somebody_waits() -> None:
    family = third_comes_late()
    assert next(family)[0].until == bytecode(0)
    assert family.send(["paused", "blocked"])[0].until == bytecode(1)
    assert family.send(["paused", "done", "paused", "done"])[2].until == point(1)
    with pytest.raises(StopIteration):
        family.send(["done", "done", "done"])


FAMILIES = (two_preemptions, waiter_preempted)
THIRD = (third_takes_over, third_comes_late)


@pytest.mark.parametrize("name", LOCKS)
def test_a_right_counter_is_never_refused(load: Load, name: str) -> None:
    sub = load(LOCKS[name])
    for callers, families in ((2, FAMILIES), (3, THIRD)):
        report = explore(counting(sub, callers), *families)
        assert report["failure"] is None
        assert report["intact"]
        assert not report["cut"]
        assert explored.gap(report) is None
        assert min(report["fired"].values()) > 0
        assert report["tried"] > sum(report["fired"].values())


def test_one_preemption_finds_a_lost_update_every_time(load: Load) -> None:
    sub = load("class Counter:\n  def __init__(self, cell): self.n = 0\n  def add(self, n): self.n += n\n")

    def set_up(stage: Stage) -> Scene:
        counter = sub.Counter(None)
        return Scene([lambda: counter.add(1)] * 2, lambda outcomes: None if counter.n == 2 else counter.n)

    for _ in range(20):
        report = explore(Stage(sub, set_up), one_preemption)
        assert report["failure"]["observed"] == 1
        assert report["failure"]["family"] == "one_preemption"


@pytest.mark.parametrize(
    ("text", "callers", "family"),
    [
        (counter(), 2, one_preemption),
        (CREATES_TWICE, 2, two_preemptions),
        (MISSES_THE_SIGNAL, 2, waiter_preempted),
        (DELETES, 3, third_takes_over),
        (COUNTS_TOO_LATE, 3, third_comes_late),
    ],
    ids=["no lock", "creates twice", "misses the signal", "deletes", "counts too late"],
)
def test_what_each_family_is_there_for(load: Load, text: str, callers: int, family: Any) -> None:
    sub = load(text)
    for _ in range(3):
        report = explore(counting(sub, callers), family)
        assert report["failure"], report
        assert report["failure"]["family"] == family.__name__
        assert explored.line_to_blame(report["failure"])
        assert explored.turns(report["failure"]["steps"])


def test_who_fails_alone_is_told_so(load: Load) -> None:
    report = explore(counting(load(counter(after="self.cell.value = 7"))), one_preemption)
    assert report["failure"]["family"] == "alone"
    assert report["fired"] == {}


def test_a_nap_is_no_wait_where_nobody_is_in_the_way(load: Load) -> None:
    naps = counter("self.lock = threading.Lock()", "time.sleep(0.001); self.lock.acquire()", "self.lock.release()")
    report = explore(counting(load(naps), 3), third_takes_over)
    assert report["failure"] is None
    assert report["fired"]["third_takes_over"] > 0


WAITS_IN_VAIN = counter(
    "self.lock = threading.Lock()", "mine = self.lock.acquire(timeout=0.1)", "mine and self.lock.release()"
)


def test_a_time_out_is_no_order_of_turns(load: Load) -> None:
    class StandsStill(Stage):
        """A machine that does nothing for a moment, the first time that a caller waits."""

        stood = False

        def _settle(self, *args: Any) -> Any:
            became = super()._settle(*args)
            if became == "blocked" and not self.stood:
                self.stood = True
                time.sleep(2 * PROMPT)
            return became

    stage = counting(load(WAITS_IN_VAIN), kind=StandsStill)
    assert explore(stage, two_preemptions)["failure"] is None
    assert stage.stood


def test_who_is_slow_is_refused_all_the_same(load: Load) -> None:
    report = explore(counting(load(counter(before="sum(range(1_000_000))"))), one_preemption)
    assert report["failure"]["observed"]


def test_the_budget_cuts(load: Load) -> None:
    report = explore(counting(load(LOCKS["Lock"])), two_preemptions, budget=0.0)
    assert report["cut"]
    assert report["failure"] is None


def test_what_was_not_watched_is_no_proof() -> None:
    report = {
        "intact": True,
        "elsewhere": 0,
        "bytecodes": 30,
        "points": ["read"],
        "fired": {"one_preemption": 30},
        "failure": None,
        "cut": False,
    }
    assert explored.gap(report) is None
    for key, value in (("intact", False), ("elsewhere", 1), ("bytecodes", 0), ("points", []), ("fired", {"x": 0})):
        assert explored.gap(report | {key: value})


# Locks that are noted down.


def test_tracked_locks_work_and_tell_who_holds_them(load: Load) -> None:
    sub = load("from threading import Lock as Latch\ndef default(make=Latch):\n    return make()\n")
    real = threading.Lock
    with tracked_locks(sub) as (again, holders):
        locks = [again.Latch(), again.default(), threading.RLock(), threading.Semaphore(2)]
        condition = threading.Condition()
    assert sub.Latch is threading.Lock is real
    assert sys.modules[sub.__name__] is sub
    assert holders.here() == 0
    for lock in locks:
        with lock:
            assert holders.here() == 1
    with condition:
        assert not condition.wait(timeout=0.001)
    assert locks[0].acquire(timeout=0.1)
    assert not locks[0].acquire(blocking=False)
    assert holders.here() == 1
    locks[0].release()
    assert holders.here() == 0


def test_no_caller_thread_stays(load: Load) -> None:
    before = threading.active_count()
    explore(counting(load(LOCKS["Lock"])), two_preemptions)
    assert threading.active_count() == before
    assert sys.gettrace() is None or "pytest" in str(sys.gettrace())


def test_a_caller_that_has_ended_is_not_resumed_in_the_place_of_its_helper() -> None:
    """Its helper was paused, and it came to its end, between the controller's look and what it does about that."""
    ends, arrived = threading.Event(), threading.Event()
    caller = Caller("A", ends.wait, watch(__file__, lambda _code, _offset: None), arrived.set)
    caller.stop_at(bytecode(0))
    caller.resume()
    code = ends.wait.__func__.__code__
    helper = threading.Thread(target=caller.bytecode, args=(code, 0), daemon=True)
    helper.start()
    assert arrived.wait(10.0)
    assert caller.state == "paused"
    ends.set()
    caller.thread.join(10.0)
    caller.resume()
    assert caller.state == "done"
    caller.let_helper_go()
    helper.join(10.0)
    assert not helper.is_alive()
