"""17 run_main, in the runner: a `greet` that lets nobody go before all are there, and sees who has called it where."""

import asyncio
import contextlib
import inspect
import threading
import time
from typing import Any

LOOKS, BETWEEN = 15, 0.01  # how often a greeting looks and finds nobody new, before it gives up; seconds between looks
LATER, TURNS = 99.0, 10  # seconds by which all take longer than they said, and turns of the loop in which that is seen
CROWD = 20  # so many, each with many turns behind it, would take too long: they end in any order


class Declined(Exception):
    """It cannot be made from its text alone, as many errors cannot."""

    def __init__(self, name: str, text: str) -> None:
        super().__init__(name, text)


class Greetings:
    """One call of `run_main`; `texts` are what the greetings give, in the order of the people. Equal people have the
    same text. `fails` is the number of one that raises an `error` with its text instead.

    `entries` says of each greeting its number, name and seconds, when it began and ended (monotonic), and how:
    `value`, `error`, `cancelled` or, while it is under way, the empty text. `peak` is how many were under way together
    on one loop of the calling thread, `elsewhere` how many ran in another thread, on `loops_elsewhere` loops.
    """

    def __init__(
        self,
        people: list[tuple[str, float]],
        texts: list[str],
        fails: int | None = None,
        error: str = "ValueError",
        sleeps: bool = False,
    ) -> None:
        self.people, self.texts, self.fails, self.error, self.sleeps = people, texts, fails, error, sleeps
        self.caller = threading.get_ident()
        self.entries: list[dict[str, Any]] = []
        self.here: dict[asyncio.AbstractEventLoop, int] = {}  # how many are under way on each loop
        self.loops_elsewhere: set[asyncio.AbstractEventLoop] = set()
        self.peak = self.elsewhere = 0
        self.ended = 0
        self.met = self.gave_up = False

    async def greet(self, name: str, seconds: float) -> str:
        loop, calls_here = asyncio.get_running_loop(), threading.get_ident() == self.caller
        entry = {"name": name, "seconds": seconds, "begun": time.monotonic(), "ended": None, "how": ""}
        entry["number"] = number = self.number(name, seconds)
        self.entries.append(entry)
        self.here[loop] = self.here.get(loop, 0) + 1
        if not calls_here:
            self.elsewhere += 1
            self.loops_elsewhere.add(loop)
        self.peak = max(self.peak, self.here[loop]) if calls_here else self.peak
        try:
            await (asyncio.sleep(seconds) if self.sleeps else self.meet(loop, number))
            if number == self.fails:
                raise self.failure(name, self.texts[number])
            entry["how"] = "value"
            return self.texts[number] if number >= 0 else ""
        except asyncio.CancelledError:
            entry["how"] = "cancelled"
            raise
        finally:
            entry["how"], entry["ended"] = entry["how"] or "error", time.monotonic()
            self.here[loop] -= 1
            self.ended += 1

    async def meet(self, loop: asyncio.AbstractEventLoop, number: int) -> None:
        """Until all are on this loop, then until those behind have been greeted: they end in reverse order.

        Whoever has often looked and found nobody new gives up, for all. It looks again and again instead of waiting
        once, so that a machine that has no time for this process takes none of the others' turns.
        """
        looks, came = 0, len(self.entries)
        while not (self.met or self.gave_up):
            if self.here[loop] == len(self.people):
                self.met = True
                let_time_pass(loop, max(seconds for _name, seconds in self.people) + LATER)
            elif looks == LOOKS:
                self.gave_up = True
            else:
                await asyncio.sleep(BETWEEN)
                looks, came = looks + 1 if came == len(self.entries) else 0, len(self.entries)
        for _turn in range(TURNS if self.met else 0):  # who waits for a time, and not for the greetings, goes now
            await asyncio.sleep(0)
        behind = len(self.people) - 1 - number if len(self.people) < CROWD else 0
        while True:
            if not self.met or number < 0 or number == self.fails or self.ended >= behind:
                break
            await asyncio.sleep(0)

    def number(self, name: str, seconds: float) -> int:
        """Which of the people it is, of equal ones the next; -1 for nobody."""
        equal = [number for number, person in enumerate(self.people) if person == (name, seconds)]
        begun = {entry["number"] for entry in self.entries}
        return next((number for number in equal if number not in begun), equal[0] if equal else -1)

    def failure(self, name: str, text: str) -> Exception:
        if self.error == "Declined":
            return Declined(name, text)
        return TimeoutError(text) if self.error == "TimeoutError" else ValueError(text)

    def come_out(self, sub: Any) -> Any:
        """What it gave or raised, and what was seen; a coroutine as it is, for the runner to refuse it."""
        value, error = None, None
        try:
            value = told(sub.run_main(list(self.people), self.greet))
        except NotImplementedError:  # the stub
            raise
        except Exception as raised:
            error = raised
        if inspect.iscoroutine(value):
            return value
        return {
            "value": value,
            "error": error,
            "entries": [dict(entry) for entry in self.entries],
            "peak": self.peak,
            "elsewhere": self.elsewhere,
            "loops": len(self.here),
            "loops_elsewhere": len(self.loops_elsewhere),
            "open": sum(not loop.is_closed() for loop in self.here),
        }


def in_turn(sub: Any, calls: list[Greetings]) -> Any:
    """What came of one call after another, up to the first that does not give the texts or the error it should."""
    came: list[dict[str, Any]] = []
    for greetings in calls:
        one = greetings.come_out(sub)
        if inspect.iscoroutine(one):
            return one
        came.append(one)
        if greetings.fails is None and one["value"] != greetings.texts:
            break
    return came


def let_time_pass(loop: asyncio.AbstractEventLoop, seconds: float) -> None:
    """As if it were so much later now, on this loop: what is due by then is done in its next turn."""
    clock = loop.time
    with contextlib.suppress(AttributeError):  # a loop written in C keeps its clock
        loop.time = lambda: clock() + seconds  # type: ignore[method-assign]


def told(value: Any) -> Any:
    """The value, with the names of what is still to be awaited: nobody will do so any more."""
    if isinstance(value, asyncio.Future):
        return type(value).__name__
    if isinstance(value, list):
        return [type(one).__name__ if inspect.isawaitable(one) else one for one in value]
    return value
