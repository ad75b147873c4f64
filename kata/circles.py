"""A caller that waits in a loop: it is never asleep for long, and yet nothing that it does is new.

As long as everybody else stands still, who has been round a loop a few times will not get out of it.
"""

import time
from collections.abc import Hashable

ROUNDS = 3  # times that as many bytecodes have gone by as there were different ones in this turn
LOOK = 0.01  # seconds that count at the most between two looks: more, and it is this process that was kept waiting

_monotonic = time.monotonic


class Circles:
    """One turn of a caller, and for how long it has only gone round in it.

    The caller says each `step`; the controller looks. Time in which the caller was ready to go on, and could not, does
    not count.
    """

    def __init__(self) -> None:
        self.seconds = 0.0
        self._been: set[Hashable] = set()
        self._steps = self._newest = 0  # so far, and at the last one to a place where it had not been
        self._looked, self._seen = _monotonic(), (0, 0)

    def step(self, place: Hashable) -> None:
        """The caller has come to this bytecode."""
        self._steps += 1
        if place not in self._been:
            self._been.add(place)
            self._newest = self._steps

    def look(self, asleep: bool) -> float:
        """One more look: the seconds so far; 0.0 as long as there is something new. `asleep` since the last look?"""
        now, (steps, newest) = _monotonic(), (self._steps, self._newest)
        steps_before, newest_before = self._seen
        if newest != newest_before:
            self.seconds = 0.0
        elif asleep or steps != steps_before:
            self.seconds += min(now - self._looked, LOOK)
        self._looked, self._seen = now, (steps, newest)
        return self.seconds if steps - newest > ROUNDS * len(self._been) else 0.0
