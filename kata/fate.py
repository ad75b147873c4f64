"""How a job ends once the judge has let it go: with a value, an exception, an exit code or a signal.

A `Fate` stands among the results of a `Gate` and travels to the job as JSON; there `meet` carries it out. This module
is imported wherever a job runs, so it imports little.
"""

import builtins
import os
import signal
import sys
import threading
import time
from dataclasses import dataclass
from typing import Any

LONG = 1000  # bytes
DYING = 0.2  # seconds
DESCRIPTORS = 4096  # more than a process of ours has open


@dataclass(frozen=True)
class Fate:
    """What a job does instead of returning plain data."""

    how: str
    what: tuple[Any, ...] = ()

    @property
    def order(self) -> list[Any]:
        """As JSON; `meet(*order)` is what becomes of the job."""
        return [self.how, *self.what]


def raises(kind: type[Exception], *args: Any) -> Fate:
    """It raises this built-in exception, with plain arguments."""
    return Fate("raises", (kind.__name__, *args))


def exits(code: int) -> Fate:
    """Its process ends at once (`os._exit`), without a word to anybody."""
    return Fate("exits", (code,))


def exits_slowly(code: int) -> Fate:
    """Its process ends as in `exits`, and takes its time.

    The system closes what a process has open before the process counts as ended, so a pipe may end first. Here it does.
    """
    return Fate("exits_slowly", (code,))


def leaves(code: int) -> Fate:
    """It calls `sys.exit`, which is an exception: SystemExit."""
    return Fate("leaves", (code,))


def is_killed() -> Fate:
    """Its process is ended by SIGKILL."""
    return Fate("is_killed")


def gives_bytes(seed: bytes, times: int = 1) -> Fate:
    """It returns `seed`, so many times over."""
    return Fate("gives_bytes", (seed.hex(), times))


def bytes_of(fate: Fate) -> bytes:
    """What a `gives_bytes` gives."""
    seed, times = fate.what
    return bytes.fromhex(str(seed)) * int(times)


def gives_what_stays() -> Fate:
    """It returns a lock, which cannot be pickled."""
    return Fate("gives_what_stays")


def short(value: Any) -> Any:
    """The value, or the length and the SHA-256 of long bytes: as good for a comparison, and quickly told."""
    import hashlib  # only where it is wanted: this module is imported in every process

    return value if type(value) is not bytes or len(value) < LONG else (len(value), hashlib.sha256(value).hexdigest())


def meet(how: str, *what: Any) -> Any:
    """Carry it out, where the job runs."""
    if how == "raises":
        raise getattr(builtins, what[0])(*what[1:])
    if how == "exits":
        os._exit(what[0])
    if how == "exits_slowly":
        os.closerange(3, DESCRIPTORS)
        time.sleep(DYING)
        os._exit(what[0])
    if how == "leaves":
        sys.exit(what[0])
    if how == "is_killed":
        os.kill(os.getpid(), signal.SIGKILL)
    return bytes_of(Fate(how, what)) if how == "gives_bytes" else threading.Lock()
