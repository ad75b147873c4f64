"""Which workers of a call are at work at the same instant, seen from outside: for work that nobody can hold at a gate.

A process is at work while one of its threads runs or would run if it had a processor (state R of proc(5)); so a
starved machine, or one core, changes nothing. Threads under one GIL are one worker: those that wait for it are asleep.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kata import asleep, tree
from kata.evidence import Span
from kata.language import _
from kata.live import Live

APART = 0.003  # seconds between two looks
LONGEST = 0.03  # seconds for which one look may stand, if the judge itself is kept waiting
HELPERS = (tree.TRACKER, "multiprocessing.forkserver")


@dataclass(frozen=True)
class Look:
    """Who was alive and who was at work at one instant; a worker is a pid, or the id of a thread of the caller."""

    when: float
    alive: frozenset[int]
    busy: frozenset[int]


class AtWork:
    """Its `watch` looks at the tree while the call is under way.

    The workers are the processes below the caller; with `threads`, where there are no such processes, the threads of
    the caller beside its main one.
    """

    def __init__(self, threads: bool = False) -> None:
        self.threads = threads
        self.looks: list[Look] = []
        self.helpers: set[int] = set()  # the fork server and the resource tracker
        self.own: set[int] = set()  # threads of the caller

    def watch(self, live: Live) -> None:
        now = time.monotonic()
        if live.called is None or live.returned is not None or (self.looks and now - self.looks[-1].when < APART):
            return
        states = {pid: asleep.threads(pid) for pid in tree.below(live.pid)}
        self.helpers |= {pid for pid in states.keys() - self.helpers if _helps(pid, live.pid)}
        alive = states.keys() - self.helpers
        busy = {pid for pid in alive if any(one.state == "R" for one in states[pid])}
        own = {one.tid: one for one in asleep.threads(live.pid)}
        own.pop(live.pid, None)
        if self.threads:
            self.own |= own.keys()
            alive |= own.keys()
            busy |= {tid for tid, one in own.items() if one.state == "R"}
        self.looks.append(Look(now, frozenset(alive), frozenset(busy)))

    @property
    def workers(self) -> set[int]:
        """All that were there at some time."""
        found = set[int]().union(*(look.alive for look in self.looks)) - self.helpers
        return found - self.own or found

    @property
    def most(self) -> int:
        """How many were there at once."""
        workers = self.workers
        return max((len(look.alive & workers) for look in self.looks), default=0)

    def busy(self, number: int = 1) -> float:
        """Seconds for which so many workers, or more, were at work at once."""
        workers = self.workers
        return sum(seconds for look, seconds in self._weighed() if len(look.busy & workers) >= number)

    @property
    def together(self) -> float:
        """The share of the time with a worker at work in which there were two."""
        return self.busy(2) / self.busy() if self.busy() else 0.0

    def _weighed(self) -> Iterator[tuple[Look, float]]:
        """Each look, and for how many seconds it stands."""
        for look, after in zip(self.looks, self.looks[1:], strict=False):
            yield look, min(after.when - look.when, LONGEST)

    def spans(self) -> tuple[Span, ...]:
        """A row for each worker: when it was at work."""
        found: list[Span] = []
        zero = self.looks[0].when if self.looks else 0.0
        for number, worker in enumerate(sorted(self.workers), 1):
            row = _("worker {n}").format(n=number)
            for start, end in self._periods(worker):
                found.append(Span(row, start - zero, end - zero, row))
        return tuple(found)

    def _periods(self, worker: int) -> Iterator[tuple[float, float]]:
        """From one look at which it was at work to the first at which it was not."""
        since: float | None = None
        for look in self.looks:
            if worker in look.busy:
                since = look.when if since is None else since
            elif since is not None:
                yield since, look.when
                since = None
        if since is not None:
            yield since, self.looks[-1].when


def _helps(pid: int, caller: int) -> bool:
    """Whether it is one of the library's own; what the fork server forks has its command line, and another parent."""
    if not any(name in tree.command(pid) for name in HELPERS):
        return False
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[1] == str(caller)
