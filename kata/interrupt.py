"""Ctrl-C, SIGTERM and a terminal that is closed: they end what is under way, and not the tidying up after it.

A KeyboardInterrupt is lost where Python runs a callback of its own, as at the end of every import: measured, one in
a hundred of those that come while a judge is loading. So it is raised again until somebody says that it was heard.
"""

import _thread
import signal
import sys
import time
from typing import Any

ENDS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
AGAIN = 1.0  # seconds after which it is raised again; a key that is pressed again sooner says nothing new

_raised = -AGAIN
_heard = False


def end(number: int, _frame: object) -> None:
    """A handler of signals for the main thread: raises KeyboardInterrupt, unless one has just been raised or heard."""
    global _raised
    since = time.monotonic() - _raised
    if _heard or since < AGAIN:
        return
    _raised = time.monotonic()
    sys.unraisablehook = _tell
    # no `threading`, whose locks the main thread may hold just now
    _thread.start_new_thread(_insist, (_thread.get_ident(), number))
    raise KeyboardInterrupt


def heard() -> None:
    """From now on there is only tidying up, which nothing interrupts."""
    global _heard
    _heard = True


def _tell(lost: Any) -> None:
    """What Python says of an exception that comes to nobody; nothing of the one that is raised again."""
    if not issubclass(lost.exc_type, KeyboardInterrupt):
        sys.__unraisablehook__(lost)


def _insist(main: int, number: int) -> None:
    time.sleep(AGAIN)
    if not _heard:
        signal.pthread_kill(main, number)
