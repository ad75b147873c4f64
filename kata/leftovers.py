"""What a call left behind in its own process: threads, tasks, open files, sockets, shared memory, loose coroutines.

Child processes are seen from outside, by the judge. What a `gc.collect()` closes, and what the standard library
keeps for itself, does not count.
"""

import asyncio
import contextlib
import gc
import os
import sys
import threading
import time
import warnings
from collections.abc import Callable
from typing import Any, NamedTuple

from kata.asleep import Nap
from kata.language import _
from kata.shared import Blocks

MOST_FDS = 65_536
UNCLOSED = "Unclosed "  # so begins what aiohttp says, and logs as an error, of a session and of a connector
_FDS = "/proc/self/fd" if os.path.isdir("/proc/self/fd") else "/dev/fd"
# Seconds of sleep without a break, after which a thread is not about to end. What it waits for may be an answer of the
# judge: on a host that kept half of the processors for others, 0.2 were too few once in some 630 checks.
ASLEEP = 0.5


class Leftovers:
    """Taken before the call; `found()` tells what is there that was not."""

    def __init__(self) -> None:
        self.warned: list[str] = []
        warnings.simplefilter("always", RuntimeWarning)
        warnings.simplefilter("always", ResourceWarning)
        warnings.showwarning = self._note  # type: ignore[assignment]  # it takes more than we look at
        self.fds = _open_fds()
        self.threads = set(_running_threads())
        self.blocks = Blocks()

    def _note(self, message: Warning | str, category: type[Warning], *_rest: object) -> None:
        if issubclass(category, RuntimeWarning):
            self.warned.append(str(message).split("\n")[0])
        elif issubclass(category, ResourceWarning) and (text := str(message)).startswith(UNCLOSED):
            self.warned.append(text.split(" <")[0])

    def found(self, patience: float) -> list[str]:
        """Waits up to so many seconds for threads that are just ending, and names what stays."""
        _stop_sharing(patience)
        self._let_threads_end(patience)
        _forget_ended_processes()
        gc.collect()
        blocks = [_("shared memory is still there: {name}").format(name=name) for name in self.blocks.left()]
        return [*self._threads(), *self._fds(), *blocks, *self.warned]

    def _let_threads_end(self, patience: float) -> None:
        """An idle pool ends when it is collected, a worker a moment after its last job; a thread that sleeps stays."""
        gc.collect()
        end = time.monotonic() + patience
        naps: dict[int, Nap] = {}
        while (left := self._new_threads()) and time.monotonic() < end:
            known = [naps.setdefault(ident, Nap(os.getpid(), one.native)) for ident, one in left.items()]
            asleep = [nap.seconds() for nap in known]  # each is looked at, every time
            if all(one > ASLEEP for one in asleep):
                return
            time.sleep(0.005)

    def _new_threads(self) -> dict[int, "_Thread"]:
        return {key: one for key, one in _running_threads().items() if key not in self.threads}

    def _threads(self) -> list[str]:
        return [_("a thread is still running: {name}").format(name=one.name) for one in self._new_threads().values()]

    def _fds(self) -> list[str]:
        new = _open_fds() - self.fds - _kept_by_the_library()
        shared = _shared_by_the_library()
        left = [fd for fd in sorted(new) if (file := _file(fd)) is None or file not in shared]
        return [_("still open: {what}").format(what=what) for what in map(_describe, left)]


class _Thread(NamedTuple):
    name: str
    native: int  # its id for the system; 0 where that is not known


def _running_threads() -> dict[int, _Thread]:
    """Those that run, by their ident: also one that was started with `_thread`, of which `threading` may know nothing.

    If it knows of one, up to 3.12 it goes on doing so when that has ended; but then it has no frame any more.
    """
    running = sys._current_frames()
    found = {ident: _Thread(_("one without a name"), 0) for ident in running}
    for thread in threading.enumerate():
        if thread.ident and (thread.ident in running or not isinstance(thread, threading._DummyThread)):
            found[thread.ident] = _Thread(_of(thread), thread.native_id or 0)
    return found


def _of(thread: threading.Thread) -> str:
    target = getattr(getattr(thread, "_target", None), "__name__", "")
    return f"{thread.name} ({target})" if target and target not in thread.name else thread.name


def _open_fds() -> set[int]:
    """The listing has a descriptor of its own, which is closed again by now."""
    try:
        listed = [int(name) for name in os.listdir(_FDS) if name.isdigit()]
    except OSError:  # there is no descriptor left to look with
        listed = list(range(min(os.sysconf("SC_OPEN_MAX"), MOST_FDS)))
    return set(filter(_is_open, listed))


def _is_open(fd: int) -> bool:
    try:
        os.fstat(fd)
    except OSError:
        return False
    return True


def _describe(fd: int) -> str:
    try:
        name = os.readlink(f"{_FDS}/{fd}")
    except OSError:
        return _("descriptor {n}").format(n=fd)
    kinds = {"socket": _("a socket"), "pipe": _("a pipe"), "anon_inode": _("an event loop or a selector")}
    return kinds.get(name.split(":")[0], name)


def _stop_sharing(seconds: float) -> None:
    """Who sends a pipe through a pipe gets a thread of `multiprocessing` and a listener, which nobody ends."""
    if sharer := sys.modules.get("multiprocessing.resource_sharer"):
        with contextlib.suppress(OSError, EOFError):  # who has closed every descriptor has closed these, too
            sharer.stop(seconds)


def _forget_ended_processes() -> None:
    """`multiprocessing` holds a process until it is joined, also one whose exit code is known already.

    Its `active_children` would join those as well at whose end the submission has never looked.
    """
    if module := sys.modules.get("multiprocessing.process"):
        for process in list(module._children):
            if getattr(process._popen, "returncode", None) is not None:
                module._children.discard(process)


def _kept_by_the_library() -> set[int]:
    """The pipes of the resource tracker and of the forkserver, which live as long as the process."""
    keepers: list[Callable[[], int | None]] = []
    if tracker := sys.modules.get("multiprocessing.resource_tracker"):
        keepers.append(lambda: tracker._resource_tracker._fd)
    if server := sys.modules.get("multiprocessing.forkserver"):
        keepers.append(lambda: server._forkserver._forkserver_alive_fd)
    return {fd for keeper in keepers if (fd := keeper()) is not None}


def _shared_by_the_library() -> set[tuple[int, int] | None]:
    """The memory of `multiprocessing.Value` and `Array`, which is kept for the next ones when they are gone.

    It is known by its file: the map of it holds a descriptor of its own, which nobody else can ask for.
    """
    heap = sys.modules.get("multiprocessing.heap")
    return {_file(arena.fd) for arena in heap.BufferWrapper._heap._arenas} if heap else set()


def _file(fd: int) -> tuple[int, int] | None:
    """Which file that is: its device and its number there; None for a descriptor that has been closed."""
    try:
        status = os.fstat(fd)
    except OSError:
        return None
    return status.st_dev, status.st_ino


async def tasks_left(before: set[asyncio.Task[Any]], grace: float) -> list[str]:
    """The tasks that are still there after `grace` seconds, named."""
    await asyncio.sleep(0)  # those that have just been told to end do so now
    known = before | {asyncio.current_task()}
    if left := asyncio.all_tasks() - known:
        await asyncio.wait(left, timeout=grace)
    left = asyncio.all_tasks() - known
    return [_("a task is still running: {name}").format(name=_coroutine_name(task)) for task in left]


def _coroutine_name(task: asyncio.Task[Any]) -> str:
    return getattr(task.get_coro(), "__qualname__", task.get_name())


def library_processes() -> list[int]:
    """The helper processes that the standard library keeps: resource tracker and forkserver."""
    found = []
    if tracker := sys.modules.get("multiprocessing.resource_tracker"):
        found.append(tracker._resource_tracker._pid)
    if server := sys.modules.get("multiprocessing.forkserver"):
        found.append(server._forkserver._forkserver_pid)
    return [pid for pid in found if pid]
