"""The processes below one process: who they are, whether they are busy, and the end of all of them.

Linux tells this in /proc (proc(5): `task/*/children`, `stat`, `schedstat`); elsewhere `ps` lists the processes,
and how busy their threads are is not known.
"""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

HAS_PROC = os.path.isdir("/proc/self/task")
HAS_SCHEDSTAT = HAS_PROC and os.path.exists("/proc/self/schedstat")
# Of the time passed, summed over all threads; a runnable thread reaches 1.0. What fetches one page of 20 ms after
# another has 0.05 and more. A heartbeat has 0.01, and beside four busy loops its waiting comes to 0.2.
BUSY, BUSY_WITH_HEARTBEAT = 0.03, 0.3
SOON = 0.004  # seconds for which an answer about a whole tree is not asked for again
_PR_SET_PDEATHSIG, _PR_SET_CHILD_SUBREAPER = 1, 36


def _prctl(option: int, value: int) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(option, value, 0, 0, 0)


def adopt_orphans() -> None:
    """From now on a process whose parent has ended becomes a child of this one, even in another session."""
    _prctl(_PR_SET_CHILD_SUBREAPER, 1)


def end_with_parent(number: int = signal.SIGKILL) -> None:
    """This process gets the signal when its parent dies, however that dies."""
    _prctl(_PR_SET_PDEATHSIG, number)


def below(pid: int) -> list[int]:
    """All living descendants of the process, nearest first."""
    return family(pid)[0]


def family(pid: int) -> tuple[list[int], bool]:
    """The living descendants, nearest first, and whether one has vanished during the look: it may have left another."""
    children = _children_from_proc if HAS_PROC else _ChildrenFromPs()
    found = children(pid)
    for one in found:  # grows while it is walked
        found += children(one)
    alive = [one for one in found if not is_zombie(one)]
    return alive, HAS_PROC and not all(map(_tasks, found))


def _children_from_proc(pid: int) -> list[int]:
    found: list[int] = []
    for task in _tasks(pid):
        try:
            found += map(int, _read(f"/proc/{pid}/task/{task}/children").split())
        except OSError:
            continue
    return found


class _ChildrenFromPs:
    """One listing of all processes, asked for the children of one of them."""

    def __init__(self) -> None:
        listing = subprocess.run(["ps", "-axo", "pid=,ppid="], capture_output=True, text=True, check=False).stdout
        self.parent = {int(pid): int(parent) for pid, parent in (line.split() for line in listing.splitlines())}

    def __call__(self, pid: int) -> list[int]:
        return [one for one, parent in self.parent.items() if parent == pid]


def _read(path: str) -> str:
    """A small file of /proc, at once; these are read hundreds of times in a check."""
    fd = os.open(path, os.O_RDONLY)
    try:
        return os.read(fd, 1 << 16).decode(errors="replace")
    finally:
        os.close(fd)


def _tasks(pid: int) -> list[str]:
    try:
        return os.listdir(f"/proc/{pid}/task")
    except OSError:
        return []


def is_zombie(pid: int) -> bool:
    """Whether it has ended; a process whose first thread has ended while another runs has not."""
    if HAS_PROC:
        return all(_state(f"/proc/{pid}/task/{task}/stat") in "ZX" for task in _tasks(pid))
    ps = subprocess.run(["ps", "-o", "state=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return not ps.stdout.strip() or ps.stdout.strip().startswith("Z")


def _state(stat: str) -> str:
    """The letter of proc(5): R running, S sleeping, D on a disk, Z zombie; X when it is gone."""
    try:
        return _read(stat).rpartition(")")[2].split()[0]
    except OSError:
        return "X"


def command(pid: int) -> str:
    """The command line, for telling a learner which process was left."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
    except OSError:
        return ""


def kill_below(pid: int, seconds: float = 5.0) -> None:
    """End every descendant of the process; returns when none is left (or `seconds` have passed).

    Whole process groups at once: a process that starts another one and ends, again and again, is never there any
    more when it is looked for, but the kernel lets nobody fork out of a group that it is killing.
    """
    spared = {0, os.getpgrp(), _group(pid)}
    end = time.monotonic() + seconds
    while any(seen := family(pid)) and time.monotonic() < end:
        for victim in seen[0]:
            if (group := _group(victim)) not in spared:
                _kill(-group)
            _kill(victim)
        time.sleep(0.001)


def _group(pid: int) -> int:
    try:
        return os.getpgid(pid)
    except ProcessLookupError:
        return 0


def _kill(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


@dataclass(frozen=True)
class Work:
    """What one thread has had of the processor: seconds on it, and seconds of waiting for it."""

    ran: float
    waited: float


class Quiet:
    """How long a tree of processes has been doing nothing: asleep, and not for want of a processor.

    A starved thread is not a sleeping one: the kernel counts how long each thread was ready to run and had to
    wait (the second field of schedstat), and that time counts as work here; so does what a hypervisor takes away
    (`steal` in /proc/stat). A tree that computes at all, or would if it could, is above the limit `busy`.
    """

    def __init__(self, pid: int, busy: float = BUSY) -> None:
        self.pid, self.busy = pid, busy
        self.known = HAS_SCHEDSTAT
        self.restart()

    def restart(self) -> None:
        """Begin to count anew: something has happened that the tree must be given time to answer."""
        self.since = time.monotonic()
        self.base = self._look()
        self.asked, self.answer = 0.0, 0.0

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
            self.since, self.base = now, seen
            return 0.0
        work = sum(
            after.ran - before.ran + after.waited - before.waited
            for after, before in ((seen[key], self.base[key]) for key in seen)
        )
        if work > self.busy * (now - self.since) + 0.002:
            self.since, self.base = now, seen
            return 0.0
        return now - self.since

    def _look(self) -> dict[tuple[int, str], Work] | None:
        """The work of every thread of the tree; None while one of them runs, wants to run, or waits for a disk."""
        if not self.known:
            return None
        seen = {}
        for pid in [self.pid, *below(self.pid)]:
            for task in _tasks(pid):
                folder = f"/proc/{pid}/task/{task}"
                if _state(f"{folder}/stat") in "RD":
                    return None
                try:
                    ran, waited, _slices = _read(f"{folder}/schedstat").split()
                except (OSError, ValueError):
                    return None
                seen[pid, task] = Work(int(ran) / 1e9, int(waited) / 1e9)
        seen[0, "stolen"] = Work(0.0, _stolen())
        return seen


def _stolen() -> float:
    """Seconds for which a hypervisor has kept this machine's processors from running, since its start."""
    fields = _read("/proc/stat").split("\n", 1)[0].split()
    return int(fields[8]) / os.sysconf("SC_CLK_TCK") if len(fields) > 8 else 0.0
