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
RESTLESS = 3.0  # seconds without an arrival or an end after which we give up on a submission that never sleeps
NEXT = 0.5  # the same, after which the next one is let go: too early a time proves less and refuses nobody
SETTLED = 0.015  # seconds in which everybody waits for an answer
ASLEEP = 0.004  # the same between two steps of many, where one too many would still be there at the next
SHORT = 0.1  # seconds of quiet after which the next one is let go, where too few have come before
LONG = 0.4  # seconds of quiet after which one that is held long is let go; less than `run`'s own patience, too
PICTURE = 0.4  # seconds that a sequential submission takes for the whole picture, after we have given up


@dataclass
class Visit:
    """One piece of work: seconds on the monotonic clock; `end` is None while it is in flight."""

    label: str
    start: float
    end: float | None = None
    lane: str = ""

    def is_beside(self, other: "Visit") -> bool:
        """Whether both were in flight at once, for a moment at least."""
        return (other.end is None or self.start < other.end) and (self.end is None or other.start < self.end)


@dataclass
class Meeting:
    """All that arrived, how many were in flight at once at the most, and the rule by which they are let go."""

    loop: asyncio.AbstractEventLoop
    latency: float = 0.0
    visits: list[Visit] = field(default_factory=list)
    peak: int = 0
    activity: int = 0
    gave_up: bool = False
    short: tuple[int, int] | None = None
    stalled: bool = False
    stood: list[Place] = field(default_factory=list)
    _held: list[tuple[Visit, asyncio.Future[None]]] = field(default_factory=list)
    _hold: Callable[[], bool] = lambda: False

    # -- the rules: each gives a watch for the call ----------------------------------------------------------------

    def answer_together(self, number: int, on_give_up: Callable[[Live], None] | None = None) -> Callable[[Live], None]:
        """Let nobody go until `number` are in flight at once; give up when nothing moves any more.

        `stood` tells then where the submission waited; `on_give_up` may look at it more closely.
        """
        self._hold = lambda: self.peak < number and not self.gave_up
        return self._until_nobody_comes(number, on_give_up or (lambda _live: None))

    def answer_in_waves(self, number: int, total: int) -> Callable[[Live], None]:
        """Let nobody go until `number` of `total` (or all that are left) are in flight at once, then everybody; and so
        on until all have come. So many that end in one moment must all be followed by another.

        Gives up as `answer_together` does; `short` is then (in flight, wanted), and `stood` where it waited.
        """

        def wanted() -> int:
            return min(number, total - sum(visit.end is not None for visit in self.visits))

        def note(_live: Live) -> None:
            self.short = self.in_flight, wanted()

        self._hold = lambda: self.in_flight < wanted() and not self.gave_up
        return self._until_nobody_comes(number, note)

    def _until_nobody_comes(self, number: int, on_give_up: Callable[[Live], None]) -> Callable[[Live], None]:
        def watch(live: Live) -> None:
            if self.gave_up or not self._held:
                return
            if live.returned is not None:
                self.stop_holding()
            elif live.at_rest(GIVE_UP, RESTLESS):
                self.stood = live.places()
                on_give_up(live)
                self._give_up(number)
                live.expect_more()

        return watch

    def answer_one_by_one(self, last_first: bool = False, hold_one_of: int | None = None) -> Callable[[Live], None]:
        """Let one go at a time, in the order in which they were given out or from the last to the first, each when
        the whole submission is asleep, waiting for it.

        So the peak is the true one, a result that depends on the order of ends shows it, and a call that returns
        before its work is done is seen to do so, whatever it waited for. After the return everybody may go.

        `hold_one_of` so many: when all of them have come and one is left, that one is held for `LONG`. So a call that
        waits for a moment, and not for the end, is seen to return as well.
        """
        self._hold = lambda: True

        def watch(live: Live) -> None:
            if live.returned is not None:
                self.stop_holding()
                return
            one_left = len(self._held) == 1 and hold_one_of is not None and len(self.visits) >= hold_one_of
            if self._held and live.at_rest(LONG if one_left else SETTLED, NEXT):
                self.release(-1 if last_first else 0)
                live.expect_more()

        return watch

    def keep_full(self, limit: int, number: int, slow: int = 0) -> Callable[[Live], None]:
        """Let one of `number` go at a time, each when `limit` (or all that are left) are in flight again.

        One of the first, `slow` by its place among them, is let go last: nobody may wait for it to begin another.
        `short` is (in flight, wanted) of the first time that fewer came and nothing moved any more; `stalled`, that
        the full number had come once, and that in the end nobody began before the slow one was let go.
        """
        self._hold = lambda: not self.gave_up
        spared: list[Visit] = []

        def watch(live: Live) -> None:
            if live.returned is not None:
                self.stop_holding()
            in_flight = self.in_flight
            if live.returned is not None or self.gave_up or not 0 < in_flight == len(self._held):
                return
            wanted = min(limit, number - len(self.visits) + in_flight)
            full = in_flight >= wanted
            rest = (ASLEEP if spared else SETTLED) if full else SHORT if self.short else GIVE_UP
            if not live.at_rest(rest, NEXT if full else RESTLESS):
                return
            if not full and not self.short:
                self.short, self.stood = (in_flight, wanted), live.places()
            if not full and not spared:
                self._give_up(number)
            elif not full and in_flight == 1:
                self.stalled = True
                self._let_the_rest_go(number)
            else:
                spared[:] = spared or [self._in_order()[slow][0]]
                self.release(0, spared[0])
            live.expect_more()

        return watch

    def hold(self) -> None:
        """Let nobody go until `release` or `stop_holding` says so."""
        self._hold = lambda: True

    def _give_up(self, number: int) -> None:
        """Let the rest go with a little latency, and begin the picture here: it shows how they come."""
        now = time.monotonic()
        for visit in self.visits:
            if visit.end is None:
                visit.start = now
        self._let_the_rest_go(number)

    def _let_the_rest_go(self, number: int) -> None:
        self.gave_up = True
        self.latency = PICTURE / number
        self.release()

    def stop_holding(self) -> None:
        """Let everybody go, from now on at once."""
        self._hold = lambda: False
        self.release()

    def release(self, which: int | None = None, spared: Visit | None = None) -> None:
        """Let those go who wait now; or only one of them, by its place in the order in which they were given out.

        That is not `spared` as long as there is another.
        """
        self.loop.call_soon_threadsafe(self._release, which, spared)

    def _in_order(self) -> list[tuple[Visit, asyncio.Future[None]]]:
        # not as they came: threads start in any order, and one that happens to be ours would prove nothing
        return sorted(self._held, key=lambda held: self.place(held[0]))

    def _release(self, which: int | None = None, spared: Visit | None = None) -> None:
        could = [held for held in self._in_order() if held[0] is not spared] or self._held
        leaving = could if which is None else could[which : which + 1 or None]
        self._held = [held for held in self._held if held not in leaving]
        for _visit, waiting in leaving:
            if not waiting.done():
                waiting.set_result(None)

    def place(self, _visit: Visit) -> tuple[int, ...]:
        """The place of a piece of work among those that were given out; where nobody knows, they go as they came."""
        return ()

    # -- what was seen -------------------------------------------------------------------------------------------

    @property
    def in_flight(self) -> int:
        return sum(visit.end is None for visit in self.visits)

    @property
    def waiting(self) -> int:
        """How many of them wait to be let go."""
        return len(self._held)

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
            try:
                await waiting
            finally:  # its client may have gone away meanwhile
                self._held = [held for held in self._held if held[1] is not waiting]
        else:
            self._release()
        if self.latency:
            await asyncio.sleep(self.latency)

    def end(self, visit: Visit) -> None:
        visit.end = time.monotonic()
        self.activity += 1
