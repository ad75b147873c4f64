"""A caller that waits in a loop: it is never asleep for long, and yet nothing that it does is new.

As long as everybody else stands still, who has been round a loop a few times will not get out of it.
"""

import time
from typing import Protocol

ROUNDS = 3  # times that as many bytecodes have gone by as there were different ones in this turn
LOOK = 0.01  # seconds that count at the most between two looks: more, and it is this process that was kept waiting

_monotonic = time.monotonic


class Walk(Protocol):
    """What is known of the way of a caller in this turn."""

    bytecodes: int  # that it has come to, in all
    newest: int  # the number of the last one at which it had not been before

    @property
    def places(self) -> int: ...  # how many different ones there were


class Circles:
    """For how long it has gone round. Time in which it was ready to go on, and could not, does not count."""

    def __init__(self, walk: Walk) -> None:
        self.walk = walk
        self.seconds = 0.0
        self._looked, self._bytecodes, self._newest = _monotonic(), walk.bytecodes, walk.newest

    def look(self, asleep: bool) -> float:
        """One more look: the seconds so far; 0.0 as long as there is something new. `asleep` since the last look?"""
        walk, now = self.walk, _monotonic()
        bytecodes, newest = walk.bytecodes, walk.newest
        if newest != self._newest:
            self.seconds = 0.0
        elif asleep or bytecodes != self._bytecodes:
            self.seconds += min(now - self._looked, LOOK)
        self._looked, self._bytecodes, self._newest = now, bytecodes, newest
        return self.seconds if bytecodes - newest > ROUNDS * walk.places else 0.0
