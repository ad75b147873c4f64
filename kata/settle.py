"""How a process that was forked for one call is set apart: its session, its streams, its limits."""

import contextlib
import io
import os
import resource
import signal
import sys
from pathlib import Path

from kata import tree

GB = 1024**3
MEMORY = 4 * GB  # bytes that it may write to: a submission that asks for more gets a MemoryError
# Without a GIL, 1 GB is set apart from the start and 40 MB for each thread, before any of it is used (measured, 3.13).
if "t" in sys.abiflags:
    MEMORY += 16 * GB


def settle_in(out: int, err: int) -> None:
    """A session of its own, which ends with the warm parent; prints to these two descriptors, and reads nothing."""
    os.setsid()
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    tree.end_with_parent()
    for fd, at in ((os.open(os.devnull, os.O_RDONLY), 0), (out, 1), (err, 2)):
        os.dup2(fd, at)
        os.close(fd)
    sys.stdout = sys.__stdout__ = _line_by_line(1)  # type: ignore[misc]
    sys.stderr = sys.__stderr__ = _line_by_line(2)  # type: ignore[misc]
    sys.dont_write_bytecode = True
    os.environ |= {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONIOENCODING": "utf-8:backslashreplace"}
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        _limit_memory()


def _limit_memory() -> None:
    hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
    soft = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))
    with contextlib.suppress(OSError):  # where memory ends all the same, this process goes first
        Path("/proc/self/oom_score_adj").write_text("1000")


def _line_by_line(fd: int) -> io.TextIOWrapper:
    """A text stream that has written each line before the next one, so that a sudden end loses little."""
    return open(fd, "w", buffering=1, encoding="utf-8", errors="backslashreplace", closefd=False)
