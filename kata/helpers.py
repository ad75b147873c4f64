"""Threads that a submission has its work done in, beside those of its callers: do they all rest?"""

import os
from collections.abc import Iterable

from kata.asleep import Nap, is_known
from kata.caller import Caller

# taken now: a submission may put its own in their place
_listdir, _pid = os.listdir, os.getpid


class Helpers:
    """All threads of this process but its main one and those of these callers, as they come and go."""

    def __init__(self, callers: Iterable[Caller]) -> None:
        self._others = {_pid(), *(caller.tid for caller in callers)}
        self._naps: dict[int, Nap] = {}

    def rest(self, seconds: float) -> bool:
        """Whether each has been asleep for more than so many seconds without a break. True where there are none.

        Where the system does not tell, True: then it is the callers alone by whom a wait is known.
        """
        if not is_known():
            return True
        tids = {int(name) for name in _listdir("/proc/self/task")} - self._others
        self._naps = {tid: self._naps.get(tid) or Nap(_pid(), tid) for tid in tids}
        asleep = [nap.seconds() for nap in self._naps.values()]  # each is looked at, every time
        return all(one > seconds for one in asleep)
