"""The judge's hold on the warm parent: start it, ask it for a runner, end everything below it."""

import atexit
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from kata import tree
from kata.room import ROOT, remove

# What a file loads that has this word in it, sooner or later: what the parent has, no call has to load.
LOADS = {
    "aiohttp": ["aiohttp", "encodings.idna"],
    "PIL": ["PIL"],
    "fastapi": ["fastapi"],
    "urllib": ["urllib.request", "encodings.idna"],
    "concurrent.futures": ["concurrent.futures.thread"],
    "ProcessPoolExecutor": ["concurrent.futures.process"],
    "multiprocessing": ["multiprocessing.connection", "multiprocessing.popen_fork"],
}


class ParentDied(Exception):
    """The warm parent is gone: a submission has killed it."""


class Parent:
    """Starts without waiting: the warm parent does its imports while the judge does its own."""

    def __init__(self, preload: Sequence[str] = ()) -> None:
        self.control, theirs = socket.socketpair()
        self.home = Path(tempfile.mkdtemp(prefix="kata-"))
        atexit.register(remove, self.home)  # a Ctrl-C may come before the rest of this
        with theirs:
            self.process = subprocess.Popen(
                [sys.executable, "-P", "-m", "kata.warm", str(theirs.fileno()), *preload],
                cwd=ROOT,
                env=os.environ | {"PYTHONPATH": f"{self.home / 'room'}{os.pathsep}{ROOT}"},
                stdin=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                start_new_session=True,
            )
        tree.adopt_orphans()
        atexit.register(self.close)
        self._lines = b""

    def enter(self, room: Path) -> None:
        """Make this the folder in which the next runner finds its submission.

        The interpreters of a pool (Python 3.14) know only the path that Python was started with, so there a link
        leads to the room of each call in turn.
        """
        link = self.home / "next"
        link.symlink_to(room)
        link.replace(self.home / "room")

    def fork(self, fds: Sequence[int]) -> int:
        """A new runner that holds these descriptors; its process id."""
        try:
            socket.send_fds(self.control, [b"!"], fds)
        except OSError:
            raise ParentDied from None
        while (line := self.read()) is None:
            continue
        return int(line.removeprefix("pid "))

    def read(self, seconds: float = 60.0) -> str | None:
        """The next line the parent says (`pid N`, `end CODE`), waiting for some bytes; None if it is not whole yet."""
        if b"\n" not in self._lines:
            self.control.settimeout(seconds)
            try:
                data = self.control.recv(64)
            except OSError:
                data = b""
            if not data:
                raise ParentDied
            self._lines += data
        line, found, rest = self._lines.partition(b"\n")
        if not found:
            return None
        self._lines = rest
        return line.decode()

    @property
    def is_only_late(self) -> bool:
        """Whether it is there and was not stopped, as far as the system tells: so it has not had a processor yet."""
        return tree.state(f"/proc/{self.pid}/stat") in "RSD"

    @property
    def pid(self) -> int:
        return self.process.pid

    def close(self) -> None:
        """End it and everything below it, and whatever came to this process when their parents ended."""
        atexit.unregister(self.close)
        self.control.close()
        tree.kill_below(self.pid)
        self.process.kill()
        self.process.wait()
        remove(self.home)


def end_orphans() -> None:
    """End what lost its parent and came to the judge itself: runners live in sessions of their own."""
    for pid in tree.below(os.getpid()):
        try:
            if os.getsid(pid) != os.getsid(0):
                tree.kill_below(pid)
                os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue


def imports_for(submissions: Mapping[str, Path]) -> list[str]:
    """What the warm parent should import for these exercises (stem → file): it only saves time.

    The graders, whose scenarios run beside the submission, and the slow libraries that the files seem to use.
    """
    text = b"".join(file.read_bytes() for file in submissions.values())
    return [
        *(name for word, names in LOADS.items() if word.encode() in text for name in names),
        *(f"graders.{stem}" for stem in submissions),
    ]


_warm: Parent | None = None


def warm_parent(preload: Sequence[str] = ()) -> Parent:
    """The one warm parent of this judge, started when it is first asked for or when it has died."""
    global _warm
    if _warm is None or _warm.process.poll() is not None:
        _warm = Parent(preload)
    return _warm


def end_warm_parent() -> None:
    """End the warm parent, if there is one; the next call starts another."""
    global _warm
    if _warm is not None:
        _warm.close()
        end_orphans()
        _warm = None
