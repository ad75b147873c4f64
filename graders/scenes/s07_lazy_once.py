"""In the runner of 07: factories that keep count, and the scenes in which callers ask for what they make."""

import time
from collections.abc import Sequence
from functools import partial
from itertools import count
from threading import Event
from types import ModuleType
from typing import Any

from kata.beside import beside
from kata.counted import Counted, started_together
from kata.explore import explore
from kata.lasting import kept_waiting
from kata.schedules import (
    NewFamily,
    Step,
    bytecode,
    one_preemption,
    point,
    third_takes_over,
    two_preemptions,
    waiter_preempted,
)
from kata.stage import Scene, Stage

CROWD = 8
PATIENCE = 0.3  # seconds asleep: what counts as waiting where nobody should


class Broken(Exception):
    """What a factory raises here. No built-in one: nobody catches it by accident."""


class Absent(Broken, AttributeError):
    """One that is taken for a value that is missing by who asks for forgiveness around too much."""


def errors() -> tuple[Exception, ...]:
    """Fresh ones: an exception that has been raised holds the frames that it passed, and all that stands in them."""
    return Broken("first"), Broken("second"), Absent("third"), Broken("fourth")


ERRORS = errors()


class Fresh(Exception):
    """A value like any other, although it could be raised; it is gone when nobody keeps it."""

    def __init__(self, number: int) -> None:
        super().__init__("a value, which nobody was to raise")
        self.name = f"object {number}"


class Alike:
    """It says of anything that it is the same."""

    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, other: object) -> bool:
        return True


def spare() -> list[Any]:
    """Values that are easily taken for none, or for the factory, or for whatever stands for a missing one."""
    return [None, 0, "", [], dict, Alike(), object()]


def asked_in_turn(sub: ModuleType) -> list[dict[str, Any]]:
    """Two calls in a row, each in its own thread, for every kind of value; two objects of the class at a time."""
    found = []
    for value in spare():
        makes = (Counted([value]), Counted())
        lazies = [sub.Lazy(make) for make in makes]
        early = sum(make.calls for make in makes)
        outcomes = in_turn(sub, [lazies[0].get, lazies[0].get, lazies[1].get])
        same = [how == "returned" and what is value for how, what in outcomes[:2]]
        same.append(outcomes[2][0] == "returned" and makes[1].has_given(outcomes[2][1]))
        shown = f"{type(value).__name__}()" if type(value) in (object, Alike) else repr(value)
        told = [told_of(outcome) for outcome in outcomes]
        row = {"value": shown, "early": early, "same": same, "calls": makes[0].calls, "outcomes": told}
        found.append(row | {"one_factory": False})
        if not all(same) or makes[0].calls != 1:
            break
    else:
        found.append(fresh_in_turn(sub))
    return found


def fresh_in_turn(sub: ModuleType) -> dict[str, Any]:
    """The same with a value that nobody else holds, and with one factory for both objects."""
    made: list[int] = []
    before: list[int] = []  # how often it had been called before each of the calls

    def make() -> Fresh:
        made.append(len(made))
        return Fresh(made[-1])

    def get(lazy: Any) -> Any:
        before.append(len(made))
        return getattr(lazy.get(), "name", "nothing of the kind")

    lazies = [sub.Lazy(make)] * 2 + [sub.Lazy(make)]
    outcomes = in_turn(sub, [partial(get, lazy) for lazy in lazies])
    same = [outcome == ("returned", f"object {nth}") for outcome, nth in zip(outcomes, (0, 0, 1), strict=True)]
    told = [told_of(outcome) for outcome in outcomes]
    row = {"value": repr("object 0"), "early": 0, "same": same, "calls": max(before), "outcomes": told}
    return row | {"one_factory": True}


def told_of(outcome: tuple[Any, ...]) -> tuple[str, Any]:
    """An outcome as plain data: the repr of a value, and an error as it is."""
    how, what = outcome
    if how == "raised" and type(what) is NotImplementedError:
        raise what  # the runner knows what to say of an untouched stub
    return how, what if how == "raised" else object.__repr__(what) if type(what) is object else repr(what)[:100]


def in_turn(sub: ModuleType, calls: Sequence[Any]) -> list[tuple[Any, ...]]:
    stage = Stage(sub, lambda stage: Scene(list(calls), lambda outcomes: None))
    return stage.play([Step(nth, patience=PATIENCE) for nth in range(len(calls))]).outcomes


def after_errors(sub: ModuleType) -> dict[str, Any]:
    """The factory raises a few times, then gives a value; two calls more than that, each in its own thread."""
    make = Counted(errors())
    lazy = sub.Lazy(make)
    calls: list[int] = []

    def get() -> Any:
        try:
            return lazy.get()
        finally:
            calls.append(make.calls)

    number = len(ERRORS) + 2
    stage = Stage(sub, lambda stage: Scene([get] * number, lambda outcomes: None))
    played = stage.play([Step(nth, patience=PATIENCE) for nth in range(number)])
    given = [how == "returned" and make.has_given(what) for how, what in played.outcomes]
    outcomes = [told_of(outcome) for outcome in played.outcomes]
    return {"outcomes": outcomes, "given": given, "calls": calls, "stuck": played.stuck}


class Race:
    """Callers that ask a fresh Lazy; what must hold afterwards. `fails`: how often the factory raises first."""

    def __init__(self, sub: ModuleType, callers: int, fails: int = 0, counted: bool = True) -> None:
        self.sub, self.callers, self.fails, self.counted = sub, callers, fails, counted
        self.make = Counted()

    def stage(self) -> Stage:
        return Stage(self.sub, self.set_up)

    def set_up(self, stage: Stage) -> Scene:
        self.make = Counted([Broken("down")] * self.fails, lambda: stage.who() and stage.point("the factory"))
        lazy = self.sub.Lazy(self.make)
        return Scene([lazy.get] * self.callers, self.check)

    def check(self, outcomes: list[tuple[Any, ...]]) -> dict[str, Any] | None:
        """Every caller has a value that was made, or the error; where it is `counted`, all have the same one."""
        make = self.make
        odd = [nth for nth, outcome in enumerate(outcomes) if not self._fits(*outcome)]
        twice = len(make.gave) > 1 or make.peak > 1
        if not odd and not (self.counted and twice):
            return None
        told = [told_of(outcome) for outcome in outcomes]
        return {"odd": odd, "fails": self.fails, "calls": make.calls, "told": told}

    def _fits(self, how: str, what: Any) -> bool:
        if how == "returned":
            return self.make.has_given(what)
        return self.fails > 0 and isinstance(what, Broken)


def forced(sub: ModuleType, fails: int) -> dict[str, Any]:
    """Every order of two and three callers: first whether all get a value at all, then whether it is made once."""
    races: list[tuple[Race, tuple[NewFamily, ...]]] = [
        (Race(sub, 2, fails, counted=False), (two_preemptions,)),
        (Race(sub, 2, fails), (two_preemptions, waiter_preempted)),
        (Race(sub, 3, fails), (third_takes_over,)),
    ]
    lone = Race(sub, 1, fails)
    if not lone.stage().play([Step(0)]).points[0] and lone.make.calls:  # made in another thread: no caller stops there
        races = [(Race(sub, 2, fails, counted), (one_preemption,)) for counted in (False, True)]
    reports = []
    for race, families in races:
        report = explore(race.stage(), *families)
        report["points"] = report["points"] or ["the factory"] * race.make.calls
        reports.append(report)
        if report["failure"]:
            report["failure"].pop("outcomes")
            break
    return {"reports": reports}


def forced_and_long_work(sub: ModuleType) -> dict[str, Any]:
    """`forced`, and two who ask for what takes long to make: how often it was made, and what they got."""
    with beside(lambda: long_work(sub)) as early:
        found = forced(sub, 0)
        if found["reports"][-1]["failure"]:
            return found
        work = early()
    return found | (work if work and work["calls"] == 1 and all(work["got"]) else long_work(sub))


def long_work(sub: ModuleType) -> dict[str, Any]:
    """What came of the two, and how often it was made."""
    go = Event()
    make = Counted(pause=partial(go.wait, 20.0))
    lazy = sub.Lazy(make)
    _waiting, outcomes = kept_waiting([lazy.get] * 2, go.set)
    got = [how == "returned" and make.has_given(what) for how, what in outcomes]
    return {"calls": make.calls, "got": got, "told": [told_of(outcome) for outcome in outcomes]}


def crowd(sub: ModuleType, fails: int) -> dict[str, Any]:
    """One is in the factory, and all the others ask meanwhile; then the factory gives a value, or raises."""
    race = Race(sub, CROWD, fails)
    played = race.stage().play([Step(0, point(0)), *(Step(nth) for nth in range(1, CROWD))])
    return played.as_plain() | {"calls": race.make.calls, "outcomes": [told_of(one) for one in played.outcomes]}


def made_already(sub: ModuleType) -> dict[str, Any]:
    """The value is there. A is paused before each of its bytecodes in turn, and B must come to its end all the same.

    The value is None: whoever passes by the lock for it does so for every other.
    """

    def set_up(stage: Stage) -> Scene:
        lazy = sub.Lazy(Counted([None]))
        lazy.get()
        return Scene([lazy.get, lazy.get], lambda outcomes: None)

    stage = Stage(sub, set_up)
    tried, played = 0, None
    with stage.watching():
        for k in count():
            played = stage.play_watched([Step(0, bytecode(k)), Step(1, patience=PATIENCE)])
            tried += 1
            if played.became[0] != "paused" or played.became[1] != "done":
                break
    return {"tried": tried, "steps": played.steps, "stuck": played.stuck, "intact": stage.intact}


def asked_together(sub: ModuleType, latency: float) -> int:
    """Threads that start together and ask for a value that takes `latency` seconds to make: how many got it."""
    make = Counted(pause=partial(time.sleep, latency))
    lazy = sub.Lazy(make)
    return sum(how == "returned" and make.has_given(what) for how, what in started_together([lazy.get] * CROWD))
