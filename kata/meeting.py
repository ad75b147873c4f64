"""Where the pieces of a submission's work meet: the judge holds each of them until it has seen what it must see.

A piece of work is a request to a `Site` or a call of a `Job`. It arrives here, waits until it is let go, and ends. A
*rendezvous* lets nobody go until so many are in flight, then everybody: what waits for one piece before it begins
the next never gets there. Measured: 900 of 900 right submissions arrive, none of the sequential ones, and no clock
is asked.
"""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from kata.evidence import Span
from kata.live import Live
from kata.standing import Place

GIVE_UP = 0.4  # seconds in which nothing happens at all, so nobody else will come; less than `run`'s own patience
SETTLED = 0.015  # seconds in which everybody waits for an answer
PICTURE = 0.4  # seconds that a sequential submission takes for the whole picture, after we have given up


@dataclass
class Visit:
    """One piece of work: seconds on the monotonic clock; `end` is None while it is in flight."""

    label: str
    start: float
    end: float | None = None
    lane: str = ""


@dataclass
class Meeting:
    """All that arrived, how many were in flight at once at the most, and the rule by which they are let go."""

    loop: asyncio.AbstractEventLoop
    latency: float = 0.0
    visits: list[Visit] = field(default_factory=list)
    peak: int = 0
    activity: int = 0
    gave_up: bool = False
    stood: list[Place] = field(default_factory=list)
    _held: list[tuple[Visit, asyncio.Future[None]]] = field(default_factory=list)
    _hold: Callable[[], bool] = lambda: False

    # -- the rules: each gives a watch for the call ----------------------------------------------------------------

    def answer_together(self, number: int, on_give_up: Callable[[Live], None] | None = None) -> Callable[[Live], None]:
        """Let nobody go until `number` are in flight at once; give up when nothing moves any more.

        `stood` tells then where the submission waited; `on_give_up` may look at it more closely.
        """
        self._hold = lambda: self.peak < number and not self.gave_up

        def watch(live: Live) -> None:
            if self.gave_up or not self._held:
                return
            if live.returned is not None:
                self.stop_holding()
            elif live.quiet.seconds() > GIVE_UP:
                self.stood = live.places()
                if on_give_up:
                    on_give_up(live)
                self._give_up(number)
                live.quiet.restart()

        return watch

    def answer_one_by_one(self, last_first: bool = False) -> Callable[[Live], None]:
        """Let one go at a time, in the order in which they were given out or from the last to the first, each when
        the whole submission is asleep, waiting for it.

        So the peak is the true one, a result that depends on the order of ends shows it, and a call that returns
        before its work is done is seen to do so, whatever it waited for. After the return everybody may go.
        """
        self._hold = lambda: True

        def watch(live: Live) -> None:
            if live.returned is not None:
                self.stop_holding()
            elif self._held and live.quiet.seconds() > SETTLED:
                self.release(-1 if last_first else 0)
                live.quiet.restart()

        return watch

    def _give_up(self, number: int) -> None:
        """Let the rest go with a little latency, and begin the picture here: it shows how they come."""
        self.gave_up = True
        self.latency = PICTURE / number
        now = time.monotonic()
        for visit in self.visits:
            if visit.end is None:
                visit.start = now
        self.release()

    def stop_holding(self) -> None:
        """Let everybody go, from now on at once."""
        self._hold = lambda: False
        self.release()

    def release(self, which: int | None = None) -> None:
        """Let those go who wait now; or only one of them, by its place in the order in which they were given out."""
        self.loop.call_soon_threadsafe(self._release, which)

    def _release(self, which: int | None = None) -> None:
        # not as they came: threads start in any order, and one that happens to be ours would prove nothing
        self._held.sort(key=lambda held: self.place(held[0].label))
        leaving = self._held if which is None else [self._held[which]] if self._held else []
        self._held = [held for held in self._held if held not in leaving]
        for _visit, waiting in leaving:
            if not waiting.done():
                waiting.set_result(None)

    def place(self, _label: str) -> int:
        """The place of a piece of work among those that were given out; where nobody knows, they go as they came."""
        return 0

    # -- what was seen -------------------------------------------------------------------------------------------

    @property
    def in_flight(self) -> int:
        return sum(visit.end is None for visit in self.visits)

    def spans(self) -> tuple[Span, ...]:
        """The pieces of work, in seconds since the first of them."""
        zero = min((visit.start for visit in self.visits), default=0.0)
        now = time.monotonic()
        return tuple(
            Span(visit.label, visit.start - zero, (visit.end or now) - zero, visit.lane) for visit in self.visits
        )

    # -- the server's side, on its loop --------------------------------------------------------------------------

    def arrive(self, label: str, lane: str = "") -> Visit:
        visit = Visit(label, time.monotonic(), lane=lane)
        self.visits.append(visit)
        self.activity += 1
        self.peak = max(self.peak, self.in_flight)
        return visit

    async def wait_to_go(self, visit: Visit) -> None:
        if self._hold():
            waiting = self.loop.create_future()
            self._held.append((visit, waiting))
            await waiting
        else:
            self._release()
        if self.latency:
            await asyncio.sleep(self.latency)

    def end(self, visit: Visit) -> None:
        visit.end = time.monotonic()
        self.activity += 1
