"""A wait that lasts: calls that are kept waiting for real seconds.

A lock whose timeout is passed over is as good as any other until somebody holds it for long.
"""

import os
import threading
import time
from collections.abc import Callable, Sequence
from typing import Any

from kata import asleep
from kata.caller import Outcome

LONG = 0.35  # seconds: for who gives up sooner; who does so after whole seconds cannot be waited for
LOOK, ASLEEP = 0.002, 0.01  # seconds between looks at the threads, and of sleep for which the GIL is no reason
END = 5.0  # seconds until a call that was let go has come back, on a machine that is busy

# taken now: a submission may put its own in their place
_Thread, _sleep, _monotonic = threading.Thread, time.sleep, time.monotonic


def kept_waiting(calls: Sequence[Callable[[], Any]], go: Callable[[], Any]) -> tuple[list[Outcome], list[Outcome]]:
    """Run each call in a thread of its own; what they wait for comes with `go()`, after `LONG` seconds.

    Gives their outcomes just before that, and when all have come back: ("returned", value), ("raised", exception), or
    ("stuck", None) for a call that still waits, at the end for `END` seconds.
    """
    outcomes: list[Outcome] = [("stuck", None) for _call in calls]

    def run(nth: int, call: Callable[[], Any]) -> None:
        try:
            outcomes[nth] = ("returned", call())
        except BaseException as error:  # whatever it is, it is the outcome
            outcomes[nth] = ("raised", error)

    threads = [_Thread(target=run, args=each, daemon=True) for each in enumerate(calls)]
    for thread in threads:
        thread.start()
    waits = list(map(_waits, threads))
    _until(lambda: all(each() for each in waits), LONG)  # the machine may stand still before they have come
    _sleep(LONG)
    waiting = list(outcomes)
    go()
    for thread in threads:
        thread.join(END)
    return waiting, outcomes


def _until(done: Callable[[], bool], seconds: float) -> None:
    end = _monotonic() + seconds
    while not done() and _monotonic() < end:
        _sleep(LOOK)


def _waits(thread: threading.Thread) -> Callable[[], bool]:
    """A function that says whether it is asleep, and not only for the GIL, or has come back."""
    nap = asleep.Nap(os.getpid(), thread.native_id or 0)
    return lambda: nap.seconds() > ASLEEP or not thread.is_alive()
