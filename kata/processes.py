"""What every grader of processes asks: under which start methods, whether the work could be sent, what a child said."""

import contextlib
import multiprocessing
import re
from collections.abc import Callable, Iterator
from typing import Any, NoReturn, TypeVar

from kata import guard
from kata.language import _
from kata.live import Watch
from kata.proof import Refusal, refuse
from kata.run import Call, Run
from kata.unsent import SAYS
from kata.watches import both

T = TypeVar("T")

# in this order everywhere, whatever the default: where fork is there, a lambda passes, and its own faults are seen
START_METHODS = sorted(multiprocessing.get_all_start_methods(), key=["fork", "forkserver", "spawn"].index)

ERROR = re.compile(r"^\w+(?:\.\w+)*(?:Error|Exception): .+$", re.MULTILINE)  # the last line of a traceback
DEADLINE = 30.0  # seconds: beside 16 busy processes, three that are spawned together have taken more than ten


def called(
    run: Run,
    scenario: Callable[..., Any],
    *args: Any,
    method: str = START_METHODS[0],
    watch: Watch = guard.watch,
) -> Call:
    """The scenario under this start method, with `run`'s other options; refuses what could not be started at all."""
    watches = both(guard.watch, watch)
    call = run.scenario(scenario, *args, start_method=method, watch=watches, deadline=DEADLINE)
    guard.expect_main_guard(call)
    expect_sendable(call)
    return call


def expect_sendable(call: Call) -> None:
    """Refuses a call that ended with Python's complaint about something that cannot be pickled."""
    if call.error is not None and any(map(call.error.mentions, SAYS)):
        refuse("not-picklable", _("it raised {error}").format(error=call.error), where=call.error.where)


def refuse_missing(method: str, call: Call) -> NoReturn:
    """What works where the parent's memory is copied did not work where the child starts from nothing."""
    lines = [line for line in call.stderr.splitlines() if line.strip()]
    said = lines[-1].strip() if lines else str(call.error or _("the work was never done"))
    refuse_unlike_fork(
        _("under {method}: {said}").format(method=method, said=said), call.error.where if call.error else None
    )


def refuse_unlike_fork(seen: str, where: str | None) -> NoReturn:
    refuse(
        "missing-in-worker",
        seen,
        _("the same results under every start method"),
        _("A new process imports your file; what you set later in the parent is not there. Send it along."),
        where,
    )


@contextlib.contextmanager
def explain_missing(run: Run, method: str) -> Iterator[None]:
    """Says of a call that hangs which error ended a child, where that starts from nothing."""
    try:
        yield
    except Refusal as refusal:
        said = ERROR.findall(run.said)
        if refusal.code != "hang" or method == "fork" or not said:
            raise
        refuse_unlike_fork(_("under {method}: {said}").format(method=method, said=said[-1][:200]), refusal.where)


def though_it_hangs_once(attempt: Callable[[], T]) -> T:
    """What `attempt` gives; where it hangs, another one counts. Each needs a gate of its own.

    Ended by an error, a multiprocessing.Pool hangs by itself: 2 of 393 times on 3.11.7, with no worker left.
    """
    try:
        return attempt()
    except Refusal as refusal:
        if refusal.code != "hang":
            raise
    return attempt()
