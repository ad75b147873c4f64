"""In the runner of 05: the given store, and the scenes in which callers reserve from it. All of it gives plain data."""

import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import permutations
from types import ModuleType
from typing import Any

from kata.beside import beside
from kata.explore import explore
from kata.helpers import HelpedStage
from kata.lasting import kept_waiting
from kata.schedules import (
    NewFamily,
    Step,
    at_each_point,
    both_wait,
    one_preemption,
    point,
    third_comes_late,
    third_takes_over,
    two_preemptions,
    waiter_preempted,
)
from kata.stage import Scene, Stage
from kata.tracked import Holders, tracked_locks

MUG, CAP, HAT = "mug", "cap", "hat"
# No table of up to 47 shared locks gets through, hardly one of hundreds; the first ones are easily taken for others.
SKUS = ["", "SKU-04", "sku-04 ", *(f"sku-{n:02}" for n in range(3, 48))]
MORE = [f"more-{n:03}" for n in range(110)]  # so many more that who keeps only some of its locks has to forget some
PATIENCE = 0.3  # seconds asleep: what counts as waiting where nobody should
NAP = 0.05  # seconds asleep: what counts as waiting where only the name of the fault depends on it
READ, WRITE = point(0), point(1)
RIGHT_VISIT = {"outcomes": [("returned", True)] * 3, "left": 2}
DOWN = "the store is down"
AGAIN = "again"  # who comes for a SKU that is busy


@dataclass(frozen=True)
class Race:
    """Pieces that are left, pieces that each caller wants, and the orders in which they come.

    In the method `broken` the store fails whoever comes first. `after`: calls of each kind have come before.
    """

    had: int
    amounts: tuple[int, ...]
    families: tuple[NewFamily, ...]
    broken: str = ""
    after: bool = False


WAITERS = Race(10, (1, 2, 3), (both_wait,))
RACES = (
    Race(10, (1, 2), (two_preemptions, waiter_preempted)),
    Race(3, (2, 2), (one_preemption,)),
    Race(10, (1, 2), (at_each_point,), after=True),
    Race(10, (99, 2), (at_each_point,)),
    Race(10, (1, 2), (at_each_point,), broken="write"),
    Race(10, (1, 2, 3), (third_takes_over, third_comes_late, both_wait)),
    Race(10, (99, 2, 3), (third_takes_over,)),
    Race(10, (1, 2, 3), (third_takes_over,), broken="read"),
    Race(10, (1, 2, 3), (third_takes_over,), broken="write"),
)


class Shelf:
    """The store: what is left of each SKU. Pauses callers in `read` and `write`, and keeps a record."""

    def __init__(self, left: dict[str, int], stage: Stage, broken: str = "", holders: Holders | None = None) -> None:
        self.left, self.stage, self.holders = left, stage, holders
        self.fail_once(broken)
        self.meanwhile: dict[str, int] = {}  # after the next call of a method others leave so many mugs
        self.pauses = True
        self.log: list[dict[str, Any]] = []

    def read(self, sku: str) -> int:
        left = self.left.get(sku)
        self._note("read", sku, left)
        self._others("read")
        self._pause("read", sku)
        self._break("read")
        return self.left[sku] if left is None else left  # KeyError: no such SKU

    def write(self, sku: str, left: int) -> None:
        if type(left) is not int:
            raise TypeError(f"the store holds numbers, not {type(left).__name__}")
        self._pause("write", sku)
        self._break("write")
        self.left[sku] = left
        self._note("write", sku, left)
        self._others("write")

    def _others(self, after: str) -> None:
        if after in self.meanwhile:
            self.left[MUG] = self.meanwhile.pop(after)

    def _note(self, what: str, sku: str, left: int | None) -> None:
        holds = self.holders.here() if self.holders else 0
        who, now = self.stage.for_whom(), time.monotonic()
        self.log.append({"who": who, "what": what, "sku": str(sku), "left": left, "holds": holds, "at": now})

    def _pause(self, where: str, sku: str) -> None:
        if self.pauses:
            self.stage.point(where, str(sku))

    def fail_once(self, method: str) -> None:
        """The next call of it fails; "" if none."""
        self._fails = {method: True}

    def _break(self, what: str) -> None:
        if self._fails.pop(what, False):  # one of them, also where two come at the same instant
            raise OSError(DOWN)


def copy(sku: str) -> str:
    """The same SKU as an object of its own, as it comes from each request."""
    return "".join(list(sku))


def in_turn(sub: ModuleType, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each row on a fresh Stock: calls in a row, each in its own thread, the store changed by others in between.

    Up to the first in which somebody is stuck.
    """
    found = []
    for row in rows:
        found.append(_row(sub, **row))
        if found[-1]["stuck"]:
            break
    return found


def _row(
    sub: ModuleType,
    calls: list[tuple[str, int]],
    left: int = 5,
    broken: str = "",
    others: Sequence[int] = (),
    meanwhile: dict[str, int] | None = None,
) -> dict[str, Any]:
    shelves: list[Shelf] = []

    def set_up(stage: Stage) -> Scene:
        shelf = Shelf({MUG: left, CAP: 1}, stage, broken)
        shelf.meanwhile = dict(meanwhile or {})
        shelves.append(shelf)
        stock = sub.Stock(shelf)

        def call(nth: int, sku: str, n: int) -> Any:
            if nth and nth <= len(others):
                shelf.left[MUG] = others[nth - 1]
            return stock.reserve(copy(sku), n)

        return Scene([partial(call, nth, *one) for nth, one in enumerate(calls)], lambda outcomes: None)

    played = HelpedStage(sub, set_up).play([Step(nth, patience=PATIENCE) for nth in range(len(calls))])
    for how, what in played.outcomes:
        if how == "raised" and type(what) is NotImplementedError:
            raise what  # the runner knows what to say of an untouched stub
    return {"outcomes": played.outcomes, "stuck": played.stuck, "left": shelves[0].left, "log": shelves[0].log}


def crowd(
    sub: ModuleType,
    left: dict[str, int],
    calls: Sequence[tuple[str, int]],
    names: Sequence[str] = "ABCDEFG",
    broken: str = "",
) -> tuple[Stage, list[dict[str, Any]]]:
    """A stage for these calls, and the list that gets the record of the store."""
    record: list[dict[str, Any]] = []

    def set_up(stage: Stage) -> Scene:
        shelf = Shelf(dict(left), stage, broken)
        shelf.log = record
        stock = sub.Stock(shelf)
        return Scene([partial(stock.reserve, copy(sku), n) for sku, n in calls], lambda outcomes: None)

    return HelpedStage(sub, set_up, names), record


def together(sub: ModuleType) -> dict[str, Any]:
    """A caller for each SKU: every one is paused in `read` until all are there, then the same in `write`.

    Then one more comes for many others, and for the first SKU, of which there is one: `both` says that both got it.
    """
    record: list[dict[str, Any]] = []

    def set_up(stage: Stage) -> Scene:
        shelf = Shelf(dict.fromkeys([*SKUS, *MORE], 1), stage)
        shelf.log = record
        stock = sub.Stock(shelf)

        def again() -> Any:
            return [stock.reserve(sku, 1) for sku in [*MORE, copy(SKUS[0])]][-1]

        return Scene([*(partial(stock.reserve, copy(sku), 1) for sku in SKUS), again], lambda outcomes: None)

    stage = HelpedStage(sub, set_up, [*SKUS, AGAIN])
    steps = [Step(n, where, PATIENCE, only_after="paused") for where in (READ, WRITE) for n in range(len(SKUS))]
    played = stage.play([Step(0, READ, PATIENCE), *steps[1:], Step(len(SKUS), patience=NAP, only_after="paused")])
    log = [visit for visit in record if visit["who"] != AGAIN]
    both = [played.outcomes[n] for n in (0, -1)] == [("returned", True)] * 2
    return played.as_plain() | {"log": log, "steps": played.steps[: len(steps)], "both": both}


def while_busy(sub: ModuleType) -> list[dict[str, Any]]:
    """A is paused in the store, B to D wait for the same SKU; E and F want others, one of them known from G.

    Up to the first of these that has to wait.
    """
    found = []
    for where in (READ, WRITE):
        calls = [(MUG, 1)] * 4 + [(HAT, 1), (CAP, 1), (CAP, 1)]
        stage, record = crowd(sub, {MUG: 9, CAP: 9, HAT: 9}, calls)
        steps = [Step(6), Step(0, where), Step(1), Step(2), Step(3)]
        steps += [Step(4, patience=PATIENCE), Step(5, patience=PATIENCE, only_after="done")]
        found.append(stage.play(steps).as_plain() | {"log": record})
        if found[-1]["steps"][-1]["became"] != "done":
            break
    return found


def waiters(sub: ModuleType) -> dict[str, Any]:
    """B waits for a mug and C for a cap while A and D are in the store; then A is done, or its store fails."""
    failing, _record = crowd(sub, {MUG: 5}, [(MUG, 1), (MUG, 1)], broken="read")
    two, _record = crowd(sub, {MUG: 5, CAP: 5}, [(MUG, 1), (MUG, 1), (CAP, 1), (CAP, 1)])
    steps = [Step(0, READ), Step(3, READ), Step(2), Step(1), Step(0), Step(1, patience=PATIENCE)]
    return {
        "failing": failing.play([Step(0, READ), Step(1), Step(0)]).as_plain(),
        "two": two.play(steps).as_plain(),
    }


def race(sub: ModuleType, one: Race, warm: bool = False, holders: Holders | None = None) -> Stage:
    """Callers of one SKU; `warm`: it has been reserved before."""

    def set_up(stage: Stage) -> Scene:
        shelf = Shelf({MUG: one.had + warm + one.after}, stage, holders=holders)
        stock = sub.Stock(shelf)
        shelf.pauses = False
        if one.after:
            call_in_every_way(stock, shelf)
        if warm:
            stock.reserve(copy(MUG), 1)
        shelf.pauses = True
        shelf.log.clear()
        shelf.fail_once(one.broken)

        def check(outcomes: list[tuple[Any, ...]]) -> dict[str, Any] | None:
            counted = list(zip(one.amounts, outcomes, strict=True))
            if one.broken:
                met = next((pair for pair in counted if met_the_fault(pair[1])), counted[0])
                counted.remove(met)
            if in_some_order(one.had, *zip(*counted, strict=True), shelf.left[MUG]) and not holders:
                return None
            return {"had": one.had, "amounts": list(one.amounts), "left": shelf.left[MUG], "log": shelf.log}

        return Scene([partial(stock.reserve, copy(MUG), n) for n in one.amounts], check)

    return HelpedStage(sub, set_up)


def call_in_every_way(stock: Any, shelf: Shelf) -> None:
    """One reservation that succeeds, one that is refused, one that makes no sense, and two that meet an error."""
    too_many = shelf.left[MUG] + 1
    for n, broken in ((1, ""), (too_many, ""), (0, ""), (1, "read"), (1, "write")):
        shelf.fail_once(broken)
        with suppress(ValueError, OSError):
            stock.reserve(copy(MUG), n)


def met_the_fault(outcome: tuple[Any, ...]) -> bool:
    """Whether this caller got the error of a store that fails once."""
    return outcome[0] == "raised" and str(outcome[1]) == DOWN


def in_some_order(had: int, amounts: Sequence[int], outcomes: Sequence[tuple[Any, ...]], left: int) -> bool:
    """Whether one caller after another, in some order, would have had these outcomes and left so many."""
    for order in permutations(range(len(amounts))):
        rest, fits = had, True
        for one in order:
            takes = amounts[one] <= rest
            fits = fits and outcomes[one][0] == "returned" and outcomes[one][1] is takes
            rest -= amounts[one] if takes else 0
        if fits and rest == left:
            return True
    return False


def forced(sub: ModuleType) -> dict[str, Any]:
    """Every order of every race, up to the first that goes wrong, and then what is to be known about that.

    `new`: two callers come to harm only when the SKU is new to the Stock; `waiters`: of three callers, two come to harm
    who wait together; `inside`: see `both_inside`.
    """
    found: dict[str, Any] = {"reports": [], "new": False, "waiters": False, "inside": None}
    for one in RACES:
        report = explore(race(sub, one), *one.families)
        found["reports"].append(report)
        if report["failure"]:
            found |= {"after": one.after, "broken": one.broken}
            if not report["failure"]["stuck"]:
                plain = len(one.amounts) == 2 and not one.after
                found["new"] = plain and not explore(race(sub, one, warm=True), *one.families)["failure"]
                crowded = len(one.amounts) == 3
                found["waiters"] = crowded and explore(race(sub, WAITERS), both_wait)["failure"] is not None
                found["inside"] = both_inside(sub)
            break
    return found


def both_inside(sub: ModuleType) -> dict[str, Any] | None:
    """A is about to write: how far does B come, and do they hold locks? None when A alone never writes."""
    with tracked_locks(sub) as (again, holders):
        stage = race(again, RACES[0], warm=True, holders=holders)
        alone = stage.play([Step(0, patience=NAP), Step(1)]).steps[0]["passed"]
        if "write" not in alone:
            return None
        write = point(alone.index("write"))
        played = stage.play([Step(0, write, NAP), Step(1, write, NAP)])
    log = played.observed["log"] if played.observed else []
    writes = [visit["holds"] for visit in log if visit["what"] == "write"]
    return {"became": played.became, "passed": played.steps[1]["passed"], "holds": writes}


class Kept:
    """A store of five whose first visitor is kept in `read` until it is let go."""

    def __init__(self) -> None:
        self.left, self.go = 5, threading.Event()
        self._first = threading.Lock()

    def read(self, sku: str) -> int:
        left = self.left
        if self._first.acquire(blocking=False):
            self.go.wait(20.0)
        return left

    def write(self, sku: str, left: int) -> None:
        self.left = left


def forced_and_long_visit(sub: ModuleType) -> dict[str, Any]:
    """`forced`, and three who want one each, of whom one stays in the store for long: what they got."""
    with beside(lambda: long_visit(sub)) as early:
        found = forced(sub)
        if found["reports"][-1]["failure"]:
            return found
        visit = early()
    return found | (visit if visit == RIGHT_VISIT else long_visit(sub))


def long_visit(sub: ModuleType) -> dict[str, Any]:
    """Three who want one of five, while the first is in the store: what becomes of them, and what is left."""
    store = Kept()
    stock = sub.Stock(store)
    _waiting, outcomes = kept_waiting([lambda: stock.reserve(copy(MUG), 1)] * 3, store.go.set)
    return {"outcomes": outcomes, "left": store.left}


def in_threads(sub: ModuleType, skus: list[str], latency: float) -> list[tuple[str, float, float]]:
    """A thread for each SKU, on a store that takes `latency` seconds for each visit."""
    spans: list[tuple[str, float, float]] = []

    class Slow:
        def read(self, sku: str) -> int:
            time.sleep(latency)
            return 5

        def write(self, sku: str, left: int) -> None:
            time.sleep(latency)

    stock = sub.Stock(Slow())

    def reserve(sku: str) -> None:
        start = time.monotonic()
        stock.reserve(sku, 1)
        spans.append((sku, start, time.monotonic()))

    threads = [threading.Thread(target=reserve, args=(sku,)) for sku in skus]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return spans
