"""Is a thread asleep and making no progress? Asked of the operating system, so it works on any process of ours.

Linux says it in /proc: the state of each thread, and how often the scheduler has let it run. A thread that is
runnable but has to wait for a busy CPU is in state R, so load alone never makes a thread look asleep.
Where there is no /proc the answer is "unknown", and the caller has to fall back on waiting.
"""

import os
import time
from dataclasses import dataclass
from functools import cache
from typing import Literal

from kata.naps import LONGEST, naps

Answer = Literal["asleep", "awake", "gone", "unknown"]

SLEEPING = "SI"  # proc_pid_stat(5): S interruptible sleep, I idle; D (disk) ends by itself and counts as awake
READ_SIZE = 4096


@dataclass(frozen=True, slots=True)
class ThreadState:
    """One look at a thread: its id, its state letter ("?" if unknown) and counters that grow whenever it runs."""

    tid: int
    state: str
    progress: tuple[int, ...]

    @property
    def sleeping(self) -> bool:
        return self.state in SLEEPING


@cache
def is_known() -> bool:
    """Whether this system tells about its threads at all."""
    pid = os.getpid()
    own = look(pid, pid)
    return own is not None and own.state != "?"


def look(pid: int, tid: int) -> ThreadState | None:
    """How the thread `tid` (a native id) of the process `pid` stands now; None when it is gone (or /proc is)."""
    folder = f"/proc/{pid}/task/{tid}"
    try:
        # the name of the program stands in parentheses and may hold anything, so read from the last one on
        state = _read(f"{folder}/stat").rpartition(")")[2].split()[0]
        progress = _progress(folder)
    except (OSError, IndexError):
        return None
    return ThreadState(tid, state if progress else "?", progress)


def threads(pid: int) -> tuple[ThreadState, ...]:
    """All threads of a process; empty when it is gone, or where there is no /proc."""
    try:
        tids = [int(name) for name in os.listdir(f"/proc/{pid}/task")]
    except OSError:
        return ()
    return tuple(state for tid in sorted(tids) if (state := look(pid, tid)) is not None)


def answer(pid: int, tid: int, apart: float = 0.001) -> Answer:
    """Two looks, `apart` seconds from each other: asleep at both, and not once awake between them?"""
    before = look(pid, tid)
    time.sleep(apart)
    after = look(pid, tid)
    if before is None or after is None:
        return "gone" if is_known() else "unknown"
    if "?" in (before.state, after.state):
        return "unknown"
    return "asleep" if after.sleeping and before == after else "awake"


class Nap:
    """How long one thread has been asleep without a break, as far as the looks at it can tell."""

    def __init__(self, pid: int, tid: int) -> None:
        self.pid, self.tid = pid, tid
        self.last: ThreadState | None = None
        self.since = self.lasted = 0.0

    def is_wait(self, seconds: float) -> bool:
        """One more look: has it been asleep for more than so many seconds, and does not just take a nap?

        A nap ends by itself, and is given `LONGEST`. With 0.0 seconds it is a guess at once, and any sleep will do.
        """
        asleep = self.seconds()
        if seconds and seconds < asleep < LONGEST:
            return not naps(self.pid, self.tid) and self.seconds() > 0.0  # or has it just woken?
        return asleep > seconds

    def seconds(self) -> float:
        """Take one more look. 0.0 when the thread was awake, or has run since the look before this one."""
        now, before = time.monotonic(), self.last
        self.last = look(self.pid, self.tid)
        if self.last is None or not self.last.sleeping:
            self.last = None
        if self.last is None or self.last != before:
            self.since = now
        self.lasted = now - self.since
        return self.lasted


def _progress(folder: str) -> tuple[int, ...]:
    """Nanoseconds and time slices that the thread has run; else its context switches; else nothing.

    CPU ticks (utime, stime) are no help: they are 10 ms wide.
    """
    try:
        ran, _, slices = _read(f"{folder}/schedstat").split()
        if slices != "0":  # a kernel can be told to keep no such figures, and then says zero
            return int(ran), int(slices)
    except (OSError, ValueError):
        pass
    lines = (line.split() for line in _read(f"{folder}/status").splitlines())
    return tuple(int(words[1]) for words in lines if words and words[0].endswith("ctxt_switches:"))


def _read(path: str) -> str:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        return os.read(descriptor, READ_SIZE).decode(errors="replace")
    finally:
        os.close(descriptor)
