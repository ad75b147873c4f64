"""A wait that lasts: calls that are kept waiting for real seconds.

A lock whose timeout is passed over is as good as any other until somebody holds it for long.
"""

import threading
import time
from collections.abc import Callable, Sequence
from typing import Any

from kata.caller import Outcome

LONG = 0.35  # seconds: for who gives up sooner; who does so after whole seconds cannot be waited for
END = 5.0  # seconds until a call that was let go has come back, on a machine that is busy

# taken now: a submission may put its own in their place
_Thread, _sleep = threading.Thread, time.sleep


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
    _sleep(LONG)
    waiting = list(outcomes)
    go()
    for thread in threads:
        thread.join(END)
    return waiting, outcomes
