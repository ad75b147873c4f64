"""Threads that a submission has its work done in, beside those of its callers: do they all rest?"""

import os
import threading

from kata.asleep import Nap, is_known
from kata.caller import CallersThread

# taken now: a submission may put its own in their place
_enumerate, _main, _pid = threading.enumerate, threading.main_thread, os.getpid


class Helpers:
    """The helpers as they come and go, from the first look on."""

    def __init__(self) -> None:
        self._naps: dict[threading.Thread, Nap] = {}

    def rest(self, seconds: float) -> bool:
        """Whether each has been asleep for more than so many seconds without a break. True where there are none.

        Where the system does not tell, True: then it is the callers alone by whom a wait is known.
        """
        if not is_known():
            return True
        others = [one for one in _enumerate() if one is not _main() and not isinstance(one, CallersThread)]
        for one in others:
            self._naps.setdefault(one, Nap(_pid(), one.native_id or 0))
        asleep = [self._naps[one].seconds() for one in others]  # each is looked at, every time
        return all(one > seconds for one in asleep)
