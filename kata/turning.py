"""In the judge: does the event loop turn while pieces of work are held at a meeting, or does it wait for them?

The work cannot end, since the judge holds it; so where the loop's thread stands in a line of the learner's when
everybody is asleep, it will stand until the work ends. No clock is asked, and starting processes is not counted.
"""

from collections.abc import Callable

from kata.live import Live
from kata.meeting import RESTLESS, SETTLED, Meeting
from kata.run import Call
from kata.standing import Place

TRIES, MOST = 3, 9
LOOKS = 5  # who only passes a line, now and then, is not found there each time


class Turning:
    """Its `watch` takes one look for each thing that happens at the meeting; `blocked` are the lines found."""

    def __init__(self, meeting: Meeting) -> None:
        self.meeting = meeting
        self.blocked: list[Place] = []
        self._looked = -1

    def watch(self, live: Live) -> None:
        """To be called before what lets the work go."""
        held = self.meeting.in_flight > 0 and live.returned is None
        if self.blocked or not held or self._looked == self.meeting.activity:
            return
        if live.at_rest(SETTLED, RESTLESS / 3):
            self._looked = self.meeting.activity
            found = self._blocks(live)
            self.blocked = found if found and all(self._blocks(live) for _look in range(LOOKS - 1)) else []

    @staticmethod
    def _blocks(live: Live) -> list[Place]:
        return [place for place in live.places() if place.blocks_loop]


def until_it_turns(attempt: Callable[[], Call]) -> Call:
    """The first of three calls, made with a heartbeat, in which the loop turned; if there is none, the last.

    A machine that stands still for a moment does so anywhere, and so now and then in a line of the learner's; what
    keeps a loop from turning does so each time. A call in which the machine was seen to stand still says neither, and
    is not counted while there are `MOST` calls to make.
    """
    blocked = 0
    for _nth in range(MOST):
        call = attempt()
        if not call.stood_still:
            blocked += 1
            if not call.lags or blocked == TRIES:
                break
    return call
