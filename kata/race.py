"""The work of a race, which a grader states in a line or two, as `RACE`:

    RACE = Fetches(lambda run, urls, folder: run(urls))                              # pages, each with its own latency
    RACE = Jobs(lambda run, gate, items, n: run.scenario(mapped, gate, items, n))    # CPU work, on n workers
    RACE = Waits([0.05] * 8, lambda run, waits: run.scenario(in_threads, waits))     # anything that waits

The last one's scenario returns its spans itself: `[(label, start, end), …]` in seconds of `time.monotonic`. A call
that does not do the whole work, raises or hangs is refused, like anywhere else. Another kind of work is a class of the
grader's own with the methods of `Race`.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol
from urllib.request import urlopen

from kata.evidence import Span
from kata.job import Job
from kata.language import _
from kata.meeting import Meeting, Visit
from kata.parallel import spans
from kata.proof import refuse
from kata.quiet import cores
from kata.raced import By, Lap, Limit
from kata.run import Call, Run
from kata.track import Track

LATENCIES = (0.05, 0.2, 0.1, 0.15, 0.08, 0.12, 0.06, 0.18)  # seconds of each page; different, as those of real ones
BURN, MOST_WORKERS = 0.1, 4  # CPU seconds of each job, and workers, if there are so many cores


class Race(Protocol):
    """The work of a race, and how long it takes at least."""

    def lap(self, run: Run, track: Track) -> Lap:
        """A submission does the work once."""

    def in_turn(self, track: Track) -> Lap:
        """The judge does it, one piece after another."""

    def limit(self) -> Limit:
        """The time that nobody can beat."""


def _least(costs: Sequence[float], together: int, by: By) -> Limit:
    """Nobody is quicker than the longest piece, nor than all of them shared among so many."""
    longest, shared = max(costs), sum(costs) / together
    return Limit(longest, "longest", together) if longest >= shared else Limit(shared, by, together)


@dataclass(frozen=True)
class Fetches:
    """Pages to be fetched; `start(run, urls, folder)` makes the call, and `folder` is an empty one.

    `places` is how many requests the exercise lets be in flight at once, if it limits them.
    """

    start: Callable[[Run, list[str], Path], Call]
    latencies: Sequence[float] = LATENCIES
    places: int | None = None

    def lap(self, run: Run, track: Track) -> Lap:
        site, urls = self._site(track)
        call = _attended(run, site, lambda: self.start(run, urls, track.folder()))
        _expect_all_done(call, site.visits, len(urls))
        return _lap(call, _visits(site.visits))

    def in_turn(self, track: Track) -> Lap:
        site, urls = self._site(track)
        called = time.monotonic()
        for url in urls:
            urlopen(url).close()
        return Lap(time.monotonic() - called, tuple(span.shifted(-called) for span in _visits(site.visits)))

    def limit(self) -> Limit:
        return _least(self.latencies, self.places or len(self.latencies), "places")

    def _site(self, track: Track) -> tuple[Any, list[str]]:
        site = track.site()
        site.delays = {f"page-{n}": seconds for n, seconds in enumerate(self.latencies)}
        return site, site.publish(site.delays, body=lambda name: name.encode())


@dataclass(frozen=True)
class Jobs:
    """CPU work; `start(run, gate, items, workers)` calls a scenario in which `kata.job.Job(gate)` is the work."""

    start: Callable[[Run, str, list[int], int], Call]
    each: int = 4  # jobs for each worker
    burn: float = BURN

    def lap(self, run: Run, track: Track) -> Lap:
        gate = track.gate(burn=self.burn)
        call = _attended(run, gate, lambda: self.start(run, gate.path, self._items(), self.workers))
        _expect_all_done(call, gate.visits, len(self._items()))
        first = min(one.start for one in gate.executions)
        return _lap(call, [span.shifted(first) for span in spans(gate.executions)])

    def in_turn(self, track: Track) -> Lap:
        gate, called = track.gate(burn=self.burn), time.monotonic()
        for item in self._items():
            Job(gate.path)(item)
        seconds = time.monotonic() - called
        first = min(one.start for one in gate.executions)
        return Lap(seconds, tuple(span.shifted(first - called) for span in spans(gate.executions)))

    def limit(self) -> Limit:
        return _least([self.burn] * len(self._items()), min(cores(), self.workers), "cores")

    @property
    def workers(self) -> int:
        return max(2, min(cores(), MOST_WORKERS))

    def _items(self) -> list[int]:
        return list(range(1, self.each * self.workers + 1))


@dataclass(frozen=True)
class Waits:
    """Pieces of work that wait so many seconds each; the scenario of `start(run, waits)` returns their spans."""

    waits: Sequence[float]
    start: Callable[[Run, list[float]], Call]
    places: int | None = None

    def lap(self, run: Run, track: Track) -> Lap:
        call = self.start(run, list(self.waits))
        try:
            told = [Span(str(label), start, end) for label, start, end in call.value]
        except (TypeError, ValueError):
            refuse("tampered", _("no spans came back"))
        if len(told) < len(self.waits):
            refuse("work-skipped", _("{n} of {all} were done").format(n=len(told), all=len(self.waits)))
        return _lap(call, told)

    def in_turn(self, track: Track) -> Lap:
        called = time.monotonic()
        found = tuple(self._slept(called))
        return Lap(time.monotonic() - called, found)

    def _slept(self, called: float) -> Iterator[Span]:
        for number, seconds in enumerate(self.waits, 1):
            start = time.monotonic() - called
            time.sleep(seconds)
            yield Span(str(number), start, time.monotonic() - called)

    def limit(self) -> Limit:
        return _least(self.waits, self.places or len(self.waits), "places")


def _attended(run: Run, meeting: Meeting, start: Callable[[], Call]) -> Call:
    """The call, whose runner is not taken to be stuck while something happens at the meeting."""
    run.meetings.append(meeting)
    try:
        call = start()
    finally:
        run.meetings.remove(meeting)
    call.value  # noqa: B018  (an error of the submission is told as such)
    return call


def _expect_all_done(call: Call, visits: Sequence[Visit], number: int) -> None:
    done = {visit.label for visit in visits if visit.end is not None and visit.end <= call.returned}
    if len(done) < number:
        refuse("work-skipped", _("when it returned, {n} of {all} were done").format(n=len(done), all=number))


def _lap(call: Call, spans: Sequence[Span]) -> Lap:
    """With these spans of the monotonic clock, in seconds since the call; a busy judge hears of that a moment later."""
    called = min(call.called, *(span.start for span in spans))
    return Lap(call.returned - called, tuple(span.shifted(-called) for span in spans))


def _visits(visits: Sequence[Visit]) -> list[Span]:
    """The visits as spans of the monotonic clock, in the order in which they began."""
    return [Span(visit.label, visit.start, visit.end or visit.start) for visit in visits]
