"""The claims about how a coroutine ends that every asyncio exercise shares; the judge's side of `kata.cancels`."""

from collections.abc import Sequence
from typing import Any

from kata.evidence import Span
from kata.language import _
from kata.proof import refuse
from kata.run import Run

ENDED = _("everything that was begun has ended, cleanup included")
AWAIT_ALL = _("Cancel what is left, then await each of it, as a TaskGroup does: to cancel is only to ask.")


def expect_cancel(outcome: str, where: str | None = None) -> None:
    """Cancelled from outside, it came out as `cancelled`. Refuses with `cancel-swallowed`."""
    if outcome != "cancelled":
        refuse(
            "cancel-swallowed",
            _("cancelled from outside, it ended with: {outcome}").format(outcome=_in_words(outcome)),
            _("a CancelledError"),
            _("Tidy up in `finally`, or raise again what you catch: a CancelledError is for the caller."),
            where,
        )


def _in_words(outcome: str) -> str:
    return _("a value or None") if outcome == "value" else outcome[:100]


def expect_ended(
    running: Sequence[str], tasks: Sequence[str], when: str, spans: tuple[Span, ...] = (), where: str | None = None
) -> None:
    """Nothing that was begun still runs; `when` says at which moment. Refuses with `left-running`."""
    if running or tasks:
        refuse(
            "left-running",
            _("{when}, {name} had not ended").format(when=when, name=[*running, *tasks][0]),
            ENDED,
            AWAIT_ALL,
            where,
            spans,
        )


def expect_asked(unasked: Sequence[str], where: str | None, code: str) -> None:
    """Cancelled from outside, it cancelled the work too, and did not wait for its end. Refuses with this code."""
    for name in unasked:
        refuse(
            code,
            _("cancelled from outside, it let {name} run to its end").format(name=name),
            ENDED,
            _("Cancel what you have begun, then await it: who cancels you wants an end, not the result."),
            where,
        )


def expect_cancelled(run: Run, outcomes: Sequence[dict[str, Any]], unasked: str = "left-running") -> str:
    """Each run of `at_every_turn` came out as cancelled, with all ended that it had begun; the text for the tick.

    `unasked` is the code for work that it did not cancel, and whose own end it waited for. A cancel that comes as the
    last work has ended may lose to its value: asyncio's own `wait_for` does so in 3.11.
    """
    for one in outcomes[1:]:
        where = run.line(one["line"])
        if one["during"]:
            expect_cancel(one["outcome"], where)
        expect_asked(one["unasked"], where, unasked)
        expect_ended(one["running"], one["tasks"], _("cancelled from outside, when it came out"), where=where)
    return _("cancelled at {n} moments, it ended everything each time").format(n=len(outcomes) - 1)
