"""Orders in which two or three callers can take turns: plain values, and the families that are tried one by one.

A schedule is a list of steps. Each family is a generator that yields schedules and is told what became of each, step
by step ("paused", "done", "blocked", "spinning"), so that it goes on exactly as far as there is something left to try.
"""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Literal

Status = Literal["paused", "done", "blocked", "spinning"]


@dataclass(frozen=True, slots=True)
class Stop:
    """Where a caller is to be paused: before its `nth` bytecode, or in its `nth` explicit point, from 0 on."""

    kind: Literal["bytecode", "point"]
    nth: int


@dataclass(frozen=True, slots=True)
class Step:
    """Let one caller run until it stops: at `until`, or at its end, or because it waits for something.

    It counts as waiting when it has been asleep for `patience` seconds without a break, and not for a nap. 0.0 is a
    guess at once: good where a wrong guess is only another order, too quick where the answer decides something.
    With `only_after` the schedule is over here unless the step before became just that.
    """

    caller: int
    until: Stop | None = None
    patience: float = 0.0
    only_after: Status | None = None


Schedule = Sequence[Step]
Family = Generator[Schedule, Sequence[Status], None]
NewFamily = Callable[[], Family]

A, B, C = 0, 1, 2
ALONE = 0.02  # seconds that the first caller may sleep, when it is in nobody's way and nobody in its
LONGEST = 150  # bytecodes on the way to a wait: a caller that waits in a loop never comes to an end of them


def bytecode(nth: int) -> Stop:
    return Stop("bytecode", nth)


def point(nth: int) -> Stop:
    return Stop("point", nth)


def one_preemption() -> Family:
    """A is paused before each of its bytecodes in turn, and B runs to its end there."""
    for k in count():
        became = yield [Step(A, bytecode(k), ALONE), Step(B), Step(A)]
        if became[0] != "paused":
            return


def at_each_point() -> Family:
    """A is paused in each of its explicit points in turn, and B runs to its end there."""
    for i in count():
        became = yield [Step(A, point(i), ALONE), Step(B), Step(A)]
        if became[0] != "paused":
            return


def two_preemptions() -> Family:
    """The same, but B is paused in each of its explicit points in turn while A runs to its end.

    The last one for each bytecode is the one in which B has no further point: it is `one_preemption`.
    """
    for k in count():
        for j in count():
            became = yield [Step(A, bytecode(k), ALONE), Step(B, point(j)), Step(A), Step(B)]
            if became[0] != "paused":
                return
            if became[1] != "paused":
                break


def waiter_preempted() -> Family:
    """A is in its first explicit point and leaves while B, on its way to waiting for A, is paused before a bytecode."""
    for k in range(LONGEST):
        became = yield [Step(A, point(0), ALONE), Step(B, bytecode(k)), Step(A), Step(B)]
        if became[:2] != ["paused", "paused"]:
            return


def third_takes_over() -> Family:
    """A leaves while B waits for it or works; C comes while B is paused in one of its explicit points."""
    for i in count():
        for j in count():
            steps = [Step(A, point(i), ALONE), Step(B, point(j)), Step(A), Step(B, point(j)), Step(C), Step(B)]
            became = yield steps
            if became[0] != "paused":
                return
            if became[3] != "paused":
                break


def both_wait() -> Family:
    """A leaves while B and C wait for it or work; C goes on while B is paused in one of its explicit points.

    Who waits goes on by itself when A leaves: B and C stop in their points, whichever of them is the first.
    """
    for i in count():
        for j in count():
            first = [Step(A, point(i), ALONE), Step(B, point(j)), Step(C, point(0)), Step(A)]
            became = yield [*first, Step(B, point(j)), Step(C), Step(B)]
            if became[0] != "paused":
                return
            if became[4] != "paused":
                break


def third_comes_late() -> Family:
    """B comes and leaves while A is paused before a bytecode; C comes when A has gone on to an explicit point."""
    for k in count():
        for j in count():
            first = [Step(A, bytecode(k), ALONE), Step(B)]
            steps = [*first, Step(A, point(j), only_after="done"), Step(C, only_after="paused")]
            became = yield steps
            if became[0] != "paused":
                return
            if len(became) < len(steps):
                break  # B waits for A, which is inside already; or A has no further point
