"""The processes below one process: who they are, and the end of all of them.

Linux tells this in /proc (proc(5): `task/*/children`, `stat`); elsewhere `ps` lists the processes.
"""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

TRACKER = "multiprocessing.resource_tracker"
TIDYING = 0.3  # seconds that it has; somebody may only pretend to be one
HAS_PROC = os.path.isdir("/proc/self/task")
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
    return alive, HAS_PROC and not all(map(tasks, found))


def _children_from_proc(pid: int) -> list[int]:
    found: list[int] = []
    for task in tasks(pid):
        try:
            found += map(int, read(f"/proc/{pid}/task/{task}/children").split())
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


def read(path: str) -> str:
    """A small file of /proc, at once; these are read hundreds of times in a check."""
    fd = os.open(path, os.O_RDONLY)
    try:
        return os.read(fd, 1 << 16).decode(errors="replace")
    finally:
        os.close(fd)


def tasks(pid: int) -> list[str]:
    """The ids of its threads; none when it is gone."""
    try:
        return os.listdir(f"/proc/{pid}/task")
    except OSError:
        return []


def is_zombie(pid: int) -> bool:
    """Whether it has ended; a process whose first thread has ended while another runs has not."""
    if HAS_PROC:
        return all(state(f"/proc/{pid}/task/{task}/stat") in "ZX" for task in tasks(pid))
    ps = subprocess.run(["ps", "-o", "state=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return not ps.stdout.strip() or ps.stdout.strip().startswith("Z")


def state(stat: str) -> str:
    """The letter of proc(5): R running, S sleeping, D on a disk, Z zombie; X when it is gone."""
    try:
        return read(stat).rpartition(")")[2].split()[0]
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


def let_trackers_tidy(pid: int, seconds: float = TIDYING) -> None:
    """End every descendant but the resource trackers of `multiprocessing`, and wait until these have ended.

    A tracker ends when all others have. It unlinks their semaphores and shared memory, which would stay for good.
    """
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = below(pid)
        trackers = [one for one in found if TRACKER in command(one)]
        if not trackers:
            return
        for one in set(found) - set(trackers):
            _kill(one)
        time.sleep(0.002)


def _group(pid: int) -> int:
    try:
        return os.getpgid(pid)
    except ProcessLookupError:
        return 0


def _kill(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
