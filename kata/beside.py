"""A part of a scenario in a fork of the runner, beside the rest: for a wait that takes nothing but its seconds."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from kata import plain

# taken now: a submission may put its own in their place
_fork, _pipe, _read, _write, _close = os.fork, os.pipe, os.read, os.write, os.close
_kill, _wait, _exit = os.kill, os.waitpid, os._exit


@contextmanager
def beside(call: Callable[[], Any]) -> Iterator[Callable[[], Any]]:
    """Begin `call` now; what is given waits for its value, which must be plain data.

    None where it came to nothing: it raised; or other threads run here, which a fork does not have. So whoever asks
    makes the call himself then, and also where the value is not as it should be, to learn the whole of it.
    """
    if len(sys._current_frames()) > 1:
        yield lambda: None
        return
    reader, writer = _pipe()
    pid = _fork()
    if pid == 0:
        _tell(call, writer)
    _close(writer)
    try:
        yield lambda: _told(reader)
    finally:
        _close(reader)
        _kill(pid, signal.SIGKILL)
        _wait(pid, 0)


def _tell(call: Callable[[], Any], writer: int) -> None:
    """In the fork, which ends here."""
    try:
        data = plain.dumps(call())
        while data:
            data = data[_write(writer, data) :]
    finally:
        _exit(0)


def _told(reader: int) -> Any:
    data = b""
    while piece := _read(reader, 1 << 16):
        data += piece
    return plain.loads(data) if data else None
