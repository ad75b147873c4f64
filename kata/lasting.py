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

_Thread, _monotonic, _sleep = threading.Thread, time.monotonic, time.sleep


class Lasting:
    """Starts `calls`, each in a thread of its own, which wait for each other and for `go`; to be used with `with`."""

    def __init__(self, calls: Sequence[Callable[[], Any]], go: Callable[[], Any]) -> None:
        self.go, self.outcomes = go, [("stuck", None) for _call in calls]
        self._threads = [
            _Thread(target=self._run, args=(nth, call), daemon=True) for nth, call in enumerate(calls)
        ]  # fmt: skip
        for thread in self._threads:
            thread.start()
        self._end = _monotonic() + LONG

    outcomes: list[Outcome]

    def _run(self, nth: int, call: Callable[[], Any]) -> None:
        try:
            self.outcomes[nth] = ("returned", call())
        except BaseException as error:  # whatever it is, it is the outcome
            self.outcomes[nth] = ("raised", error)

    def __enter__(self) -> "Lasting":
        return self

    def __exit__(self, *_error: object) -> None:
        self.go()
        for thread in self._threads:
            thread.join(END)

    def waited(self) -> list[Outcome]:
        """What stands when they have been waiting for `LONG` seconds: ("stuck", None) for those who still wait."""
        _sleep(max(0.0, self._end - _monotonic()))
        return list(self.outcomes)
