"""How long a tree of processes has been doing nothing, and how long it would have liked to and could not.

Linux counts for each thread how long it ran, and how long it was ready to run and had to wait (schedstat, see proc(5)
and the kernel's documentation of the scheduler); elsewhere how busy threads are is not known.
"""

import os
import threading
import time
from dataclasses import dataclass

from kata import tree
from kata.naps import wakes_by_itself
from kata.stalls import HAS_SCHEDSTAT, Stalls

# Of the time passed, summed over all threads; a runnable thread reaches 1.0. What fetches one page of 20 ms after
# another has 0.05 and more. A heartbeat has 0.01, and beside four busy loops its waiting comes to 0.2.
BUSY, BUSY_WITH_HEARTBEAT = 0.03, 0.3
INTERVAL = 0.2  # seconds between two looks at how starved a tree is
UNSEEN = 0.03  # seconds between two looks that count at the most: in a longer time anything may have come and gone
MOST = 0.9  # of the time, at the most, has not passed: else a tree on a machine that hardly runs would never seem quiet
SOON = 0.002  # seconds for which an answer about a whole tree is not asked for again
DOZE = 0.02  # seconds asleep: who looks more often than that only waits, and a heartbeat does not sleep so long
LOOK = 0.02  # seconds between two looks at who dozes


@dataclass(frozen=True)
class Work:
    """What one thread has had of the processor: seconds on it, and seconds of waiting for it."""

    ran: float
    waited: float


Seen = dict[tuple[int, str], Work]  # by process and thread


class Quiet:
    """How long a tree of processes has been doing nothing: asleep, and not for want of a processor.

    A starved thread is not a sleeping one: the kernel counts how long each thread was ready to run and had to
    wait (the second field of schedstat), and that time counts as work here. A tree that computes at all, or would if
    it could, is above the limit `busy`. Time in which the whole machine stood still has not passed for it, nor time in
    which this process did not look: something may have come and been done meanwhile. And as long as another thread of
    this process, a server's, is at work or would like to be, the tree may wait for that.

    `dozed` is whether somebody of it has slept, since it has been quiet, who would wake by itself.
    """

    def __init__(self, pid: int, busy: float = BUSY, stalls: Stalls | None = None) -> None:
        self.pid, self.busy, self.stalls = pid, busy, stalls or Stalls()
        self.known = HAS_SCHEDSTAT
        self.asleep: dict[tuple[int, str], tuple[Work, float]] = {}  # with which work, and since when
        self.looked_for_naps = 0.0
        self.restart()

    def restart(self) -> None:
        """Begin to count anew: something has happened that the tree must be given time to answer."""
        self._begin(self._look())
        self.asked, self.answer = 0.0, 0.0

    def _begin(self, seen: Seen | None) -> None:
        self.base, self.stolen = seen, self.stalls.seconds()
        self.since = self.looked = time.monotonic()  # after the look, which may have taken its time
        self.watched = 0.0  # seconds for which it has been quiet under our eyes
        self.dozed = False

    def seconds(self) -> float:
        """For how long the tree has been quiet, as seen from the calls of this method.

        Where the kernel does not tell, a quarter of the time since the last `restart`: a guess on the slow side.
        """
        if not self.known:
            return (time.monotonic() - self.since) / 4
        if time.monotonic() - self.asked > SOON:
            self.answer = self._measure()
            self.asked = time.monotonic()
        return self.answer

    def _measure(self) -> float:
        now, seen = time.monotonic(), self._look()
        if seen is None:  # what it waits for now is counted by the kernel when it gets it: look again then
            return 0.0
        if self.base is None or seen.keys() != self.base.keys():
            self._begin(seen)
            return 0.0
        work = sum(
            after.ran - before.ran + after.waited - before.waited
            for after, before in ((seen[key], self.base[key]) for key in seen)
        )
        if work > self.busy * (now - self.since) + 0.002 or _others_here_run():
            self._begin(seen)
            return 0.0
        passed = now - self.since
        self.watched += min(max(0.0, now - self.looked), UNSEEN)
        self.looked = now
        self._look_who_dozes(now)
        return min(self.watched, passed - min(self.stalls.seconds() - self.stolen, MOST * passed))

    def _look_who_dozes(self, now: float) -> None:
        if self.dozed or now - self.looked_for_naps < LOOK:
            return
        self.looked_for_naps = now
        asleep = [(pid, int(task)) for (pid, task), (_work, since) in self.asleep.items() if now - since > DOZE]
        self.dozed = any(wakes_by_itself(*one) for one in asleep)

    def _look(self) -> Seen | None:
        """The work of every thread of the tree; None while one of them runs, wants to run, or waits for a disk."""
        if not self.known:
            return None
        seen: Seen = {}
        for pid in [self.pid, *tree.below(self.pid)]:
            for task in tree.tasks(pid):
                folder = f"/proc/{pid}/task/{task}"
                if tree.state(f"{folder}/stat") in "RD":
                    return None
                if (work := _work(folder)) is None:
                    return None
                seen[pid, task] = work
        now, before = time.monotonic(), self.asleep
        self.asleep = {
            key: before[key] if before.get(key, (None,))[0] == work else (work, now) for key, work in seen.items()
        }
        return seen


def _others_here_run() -> bool:
    here, me = os.getpid(), str(threading.get_native_id())
    return any(tree.state(f"/proc/{here}/task/{task}/stat") in "RD" for task in tree.tasks(here) if task != me)


def _work(folder: str) -> Work | None:
    """What the thread with this folder in /proc has had; None when it is gone."""
    try:
        ran, waited, _slices = tree.read(f"{folder}/schedstat").split()
        return Work(int(ran) / 1e9, int(waited) / 1e9)
    except (OSError, ValueError):
        return None


class Starvation:
    """For how long others have kept a tree of processes from the processors; a deadline does not count that.

    In each interval: how long its hungriest thread was ready and had to wait, times the share of the machine that
    went to others. So who starves itself, with threads of its own that compute without end, gains nothing. What the
    whole machine stood still is added.
    """

    def __init__(self, pid: int, stalls: Stalls | None = None) -> None:
        self.pid, self.stalls = pid, stalls or Stalls()
        self.total, self.begun = 0.0, time.monotonic()
        self.looked, self.seen, self.stolen = time.monotonic(), self._look(), self.stalls.seconds()

    def seconds(self) -> float:
        """All of it so far."""
        if HAS_SCHEDSTAT and time.monotonic() - self.looked > INTERVAL:
            self.look()
        return self.total

    def look(self) -> None:
        """Count what has passed since the last look."""
        now, seen, nothing = time.monotonic(), self._look(), Work(0.0, 0.0)
        passed = now - self.looked
        deltas = [(work, self.seen.get(key, nothing)) for key, work in seen.items()]
        waited = max((after.waited - before.waited for after, before in deltas), default=0.0)
        ran = sum(after.ran - before.ran for after, before in deltas)
        stolen = self.stalls.seconds()
        more = waited * max(0.0, 1 - ran / (cores() * passed)) + stolen - self.stolen
        self.total = min(now - self.begun, self.total + more)  # a wait is known when it is over, all of it at once
        self.looked, self.seen, self.stolen = now, seen, stolen

    def _look(self) -> Seen:
        if not HAS_SCHEDSTAT:
            return {}
        folders = ((pid, task) for pid in [self.pid, *tree.below(self.pid)] for task in tree.tasks(pid))
        found = ((key, _work(f"/proc/{key[0]}/task/{key[1]}")) for key in folders)
        return {key: work for key, work in found if work is not None}


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
