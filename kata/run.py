"""A grader's way to a submission: `run(urls, dest)` calls it in a process of its own and tells what happened."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kata import plain
from kata import room as rooms
from kata.heartbeat import BLOCKED
from kata.language import _
from kata.live import FORGED, Ending, Live, Watch
from kata.meeting import Meeting
from kata.parent import end_warm_parent, warm_parent
from kata.proof import refuse, skip
from kata.raised import Raised
from kata.stalls import Stalls
from kata.standing import Place

DEADLINE = 10.0  # seconds; a right call never comes near it
STUCK = 0.5
PATIENT, IMPATIENT = 2.0, 0.1  # seconds for threads and processes to end after the call; less once some have stayed


@dataclass(frozen=True)
class Call:
    """One call that came to an end: a value or an error, and everything that was seen of it.

    `seconds` is the judge's clock, without those in which the whole machine `stood_still`; `left` names what was still
    there afterwards; `lags` are blockages of the event loop, (seconds, "file:line"), the worst first; `threads`,
    `connects_here` and `connects_elsewhere` count the threads started and the connections made by the calling thread
    and by others.
    """

    seconds: float
    stood_still: float
    error: Raised | None
    left: tuple[str, ...]
    printed: str
    stderr: str
    lags: tuple[tuple[float, str], ...]
    threads: int
    connects_here: int
    connects_elsewhere: int
    thread_failures: tuple[str, ...]
    gil: bool
    called: float
    returned: float
    _value: Any = field(repr=False)

    @property
    def value(self) -> Any:
        """What it returned; a submission that raised instead is refused here, as `raised`."""
        if self.error is not None:
            refuse("raised", _("it raised {error}").format(error=self.error), where=self.error.where)
        return self._value


class Run:
    """Calls one submission again and again, a fresh process each time."""

    def __init__(self, exercise: rooms.Exercise, submission: Path) -> None:
        self.exercise, self.submission = exercise, submission.read_bytes()
        self.shown = rooms.shown(submission)
        self.calls: list[Call] = []
        self.meetings: list[Meeting] = []  # where the submission is expected, in the test that runs now
        self.notes: dict[str, Any] = {}  # what one proof of a grader keeps for a later one
        self.printed = ""  # by the first call that printed anything
        self.said = ""  # by the last call
        self.starved = 0.0  # the share of the last call in which others kept it, or our servers, from the processors
        self.failed: set[str] = set()  # the kinds of proof that have failed so far

    def __call__(self, *args: Any, **options: Any) -> Call:
        """Call what the exercise asks for with plain arguments; the options are those of `scenario`."""
        return self._whole(self._call(None, args, **options))

    def timed(self, within: float, *args: Any, **options: Any) -> Call | None:
        """The same, for a clock: None when it has not returned `within` so many seconds."""
        return self._call(None, args, within=within, **options)

    def timed_scenario(self, within: float, scenario: Callable[..., Any], *args: Any, **options: Any) -> Call | None:
        """`scenario`, for a clock: None when it has not returned `within` so many seconds."""
        return self._call(scenario.__name__, args, within=within, **options)

    def scenario(self, scenario: Callable[..., Any], *args: Any, **options: Any) -> Call:
        """Call a function of the grader, in the runner, as `scenario(submission, *args)`; it returns plain data.

        Options: `start_method` of multiprocessing; `deadline` and `stuck` (seconds in all, and of quiet, after which
        the call is over); `watch`, called about every 10 ms with the `Live` call; `heartbeat`, to watch the event loop;
        `virtual`, to run the event loop on a clock of its own (`kata.virtual`), which goes without a heartbeat;
        `grace`, seconds that tasks may take to end after the return.
        """
        return self._whole(self._call(scenario.__name__, args, **options))

    def _whole(self, call: Call | None) -> Call:
        assert call is not None
        return call

    def _call(
        self,
        scenario: str | None,
        args: tuple[Any, ...],
        *,
        start_method: str | None = None,
        deadline: float = DEADLINE,
        stuck: float = STUCK,
        watch: Watch | None = None,
        heartbeat: bool = False,
        virtual: bool = False,
        grace: float = 0.0,
        within: float | None = None,
    ) -> Call | None:
        room = rooms.Room(self.exercise, self.submission)
        request = {
            "token": secrets.token_hex(8),
            "exercise": self.exercise.stem,
            "room": str(room.path),
            "root": str(rooms.ROOT),
            "scratch": str(room.scratch),
            "shown": self.shown,
            "scenario": scenario,
            "args": list(args),
            "start_method": start_method,
            "heartbeat": heartbeat,
            "virtual": virtual,
            "grace": grace,
            "patience": IMPATIENT if any(call.left for call in self.calls) else PATIENT,
        }
        try:
            parent = warm_parent()
            parent.enter(room.path)
            live = Live(
                parent, request, deadline=deadline, stuck=stuck, within=within, watch=watch, activity=self._activity
            )
            ending = live.wait()
        finally:
            room.close()
        self._keep(live, str(room.file))
        self.starved = live.starvation.total / max(time.monotonic() - live.begun, 0.001)
        if ending.trouble is not None and ending.trouble[0] == "tampered":
            end_warm_parent()
        return None if ending.trouble == ("slow", "") else self._told(live, ending)

    def _activity(self) -> int:
        return sum(meeting.activity for meeting in self.meetings)

    def _keep(self, live: Live, file: str) -> None:
        self.said = (live.printed.out + live.printed.err).replace(file, self.shown)
        self.printed = self.printed or self.said

    def where(self, place: Place) -> str:
        return f"{self.shown}:{place.line}"

    def line(self, number: int | None) -> str | None:
        """`where` of a line that is known by its number only; None where none is known."""
        return f"{self.shown}:{number}" if number else None

    def _told(self, live: Live, ending: Ending) -> Call:
        if ending.trouble is not None:
            code, seen = ending.trouble
            where = self.where(ending.places[0]) if ending.places else None
            if code == "hang" and ending.unsent:
                refuse("not-picklable", _("{seen}, after {error}").format(seen=seen, error=ending.unsent), where=where)
            refuse(code, _and_places(seen, ending.places), where=where)
        report = ending.report
        assert report is not None
        try:
            if refused := report.get("refused"):
                refuse(str(refused["code"]), str(refused["seen"]), str(refused["wanted"]), where=refused["where"])
            call = self._ended(live, report)
        except (KeyError, TypeError, ValueError, AttributeError):
            refuse("tampered", FORGED)
        self.calls.append(call)
        return call

    def _ended(self, live: Live, report: dict[str, Any]) -> Call:
        trail, stalls = report["trail"], live.stalls
        called, returned = live.called or 0.0, live.returned or 0.0
        stood_still = stalls.between(called, returned)
        return Call(
            seconds=returned - called - stood_still,
            stood_still=stood_still,
            error=report.get("error"),
            left=tuple(report["left"]),
            printed=live.printed.out,
            stderr=live.printed.err,
            lags=tuple((lag, f"{self.shown}:{line}") for lag, line in without_stalls(report["lags"], stalls)),
            threads=trail["threads"],
            connects_here=trail["connects_here"],
            connects_elsewhere=trail["connects_elsewhere"],
            thread_failures=tuple(trail["thread_failures"]),
            gil=report["gil"],
            called=called,
            returned=returned,
            _value=plain.loads(report["value"]) if "value" in report else None,
        )

    def skip_if_left(self) -> None:
        """For a proof of thousands of calls: skipped if one alone leaves something. The `clean` proof says so."""
        if any(call.left for call in self.calls):
            skip(_("not judged while something is left running"))

    def nothing_left(self) -> str:
        """The claim of every `clean` proof, about all the calls so far; refuses with `left-running`."""
        for call in self.calls:
            if call.left:
                refuse("left-running", "; ".join(call.left[:3]))
        if not self.calls:
            refuse("left-running", _("no call came to its end"))
        return _("nothing left running")


def without_stalls(lags: list[tuple[float, int, float]], stalls: Stalls) -> list[tuple[float, int]]:
    """The lags of a loop, as (seconds, line), that are long without what the machine stood still meanwhile."""
    alone = ((lag - stalls.between(end - lag, end), line) for lag, line, end in lags)
    return sorted((one for one in alone if one[0] > BLOCKED), reverse=True)


def _and_places(seen: str, places: list[Place]) -> str:
    if not places:
        return seen
    stands = "; ".join(f"{place.who}: line {place.line}" for place in places[:4])
    return _("{seen} ({stands})").format(seen=seen, stands=stands)
