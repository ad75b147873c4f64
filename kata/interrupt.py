"""Ctrl-C, SIGTERM and a terminal that is closed: they end what is under way, and not the tidying up after it."""

import signal
import time

ENDS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
AGAIN = 2.0  # seconds in which another one says what the last one said, and is no second wish

_last = -AGAIN


def end(*_signal: object) -> None:
    """A handler of signals: raises KeyboardInterrupt, but once only for a key that is pressed several times."""
    global _last
    since, _last = time.monotonic() - _last, time.monotonic()
    if since > AGAIN:
        raise KeyboardInterrupt


def ignore() -> None:
    """At the end, when there is nothing left to end but the tidying up."""
    for number in ENDS:
        signal.signal(number, signal.SIG_IGN)
