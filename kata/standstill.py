"""Standstill: the judge holds all work until the submission can do no more by itself, and then lets something go.

What has been read, begun or finished by then is the most that this submission gets to, and no clock was asked.
"""

from collections.abc import Callable

from kata.live import Live
from kata.meeting import SETTLED, Meeting

POLLING = 0.5  # seconds in which nothing comes to the judge: who polls so often as never to be asleep gets no further


def open_in_turn(*meetings: Meeting) -> Callable[[Live], None]:
    """Hold the work at all meetings; at each standstill open one more of them for good, in this order."""
    closed = list(meetings)
    return _at_each_standstill(meetings, lambda: bool(closed), lambda: closed.pop(0).stop_holding())


def one_at_a_time(meeting: Meeting) -> Callable[[Live], None]:
    """Hold the work; at each standstill let one piece go, the one that came first."""
    return _at_each_standstill((meeting,), lambda: meeting.waiting > 0, lambda: meeting.release(0))


def _at_each_standstill(
    meetings: tuple[Meeting, ...], can_go_on: Callable[[], bool], go_on: Callable[[], None]
) -> Callable[[Live], None]:
    """Where nothing is held any more, a standstill is the submission's own affair: the call ends as `hang`."""
    for meeting in meetings:
        meeting.hold()

    def watch(live: Live) -> None:
        if live.returned is not None:
            for meeting in meetings:
                meeting.stop_holding()
        elif any(meeting.activity for meeting in meetings) and can_go_on() and live.at_rest(SETTLED, POLLING):
            go_on()
            live.expect_more()

    return watch
