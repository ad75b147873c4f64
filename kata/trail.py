"""What the interpreter itself tells while a submission runs: threads that start, connections that are made.

It listens to audit events (PEP 578), so it sees every way of doing these things and replaces none of them. A
hook cannot be taken away again by the submission.
"""

import os
import sys
import threading
from typing import Any

_STARTS = {"_thread.start_new_thread", "_thread.start_joinable_thread"}


class Trail:
    """Listens from the moment it is made, in this process only."""

    def __init__(self) -> None:
        self.threads = 0
        self.connects_here = 0
        self.connects_elsewhere = 0
        self.failures: list[str] = []
        self._pid, self._caller = os.getpid(), threading.get_ident()
        self._ident = threading.get_ident
        self._getpid = os.getpid
        sys.addaudithook(self._hear)
        if sys.version_info < (3, 12):  # which does not tell when a thread starts
            self._listen_at_start()
        self._excepthook = threading.excepthook
        threading.excepthook = self._thread_failed

    def _hear(self, event: str, args: tuple[Any, ...]) -> None:
        if event == "socket.connect":
            if self._ident() == self._caller:
                self.connects_here += 1
            else:
                self.connects_elsewhere += 1
        elif event in _STARTS and self._getpid() == self._pid:
            self.threads += 1

    def _listen_at_start(self) -> None:
        start = threading._start_new_thread  # type: ignore[attr-defined]

        def heard(*args: Any) -> Any:
            self._hear("_thread.start_new_thread", args)
            return start(*args)

        threading._start_new_thread = heard  # type: ignore[attr-defined]

    def _thread_failed(self, args: threading.ExceptHookArgs) -> None:
        self.failures.append(f"{args.exc_type.__name__}: {args.exc_value}")
        self._excepthook(args)

    def as_plain(self) -> dict[str, Any]:
        return {
            "threads": self.threads,
            "connects_here": self.connects_here,
            "connects_elsewhere": self.connects_elsewhere,
            "thread_failures": self.failures[:20],
        }
