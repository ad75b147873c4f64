"""21 deadline: the result in time or None, `op` ended either way, and one whole cleanup after it whatever happened."""

import secrets
from typing import Any

from graders.scenes.s21_deadline import CLEANUP, cancelled_at_every_turn, comes_out
from kata.asks import Function
from kata.endings import expect_cancelled
from kata.language import _
from kata.ledger import expect_once, expect_whole, spans, value_of
from kata.proof import Told, proof, refuse, skip
from kata.run import Run

ASKS = Function("deadline", "op", "seconds", "cleanup", is_async=True)

HINTS = (
    _("Who ends `op` when the time has passed, and who waits for its end? Is `cleanup` inside the deadline?"),
    _("`async with asyncio.timeout(seconds) as limit:` around `op` alone; outside of it a `finally` for `cleanup`."),
    _("`except TimeoutError:` around the block: `if limit.expired(): return None`, else `raise`: it is op's own."),
)

SOON = 1.2  # seconds: the deadline passes while a call that was cancelled at its start still tidies up
SLACK = 0.5  # seconds of the virtual clock: a submission may look now and then instead of waiting
TIDY = 0.5  # seconds that `op` takes to end when it is cancelled
LATE = {"seconds": 6.0, "value": "late", "tidy": TIDY}
LONG_TIDY = {"seconds": 60.0, "value": "late", "tidy": 20.0}  # for who waits for the end of op, but not for ever

ENDS_IT = _("Something must end op: `async with asyncio.timeout(seconds)`. `shield` and `asyncio.wait` cancel nothing.")
ASKED = _("To cancel is only to ask: await the task after it, until its own `finally` has run.")

Came = dict[str, Any]


async def limited(sub: Any, ops: list[dict[str, Any]], seconds: list[float]) -> list[Came]:
    """In the runner: the submission with each `op` and its seconds, on a virtual clock."""
    return [await comes_out(sub, op, limit) for op, limit in zip(ops, seconds, strict=True)]


def cancelled(sub: Any, op: dict[str, Any], seconds: float) -> list[dict[str, Any]]:
    """In the runner: the submission with this `op`, cancelled at every turn."""
    return cancelled_at_every_turn(sub, op, seconds)


@proof("correct")
def test_a_result_in_time(run: Run) -> Told:
    values = (secrets.token_hex(8), 0)
    ops = [{"seconds": 1.0, "value": value} for value in values]
    for value, came in zip(values, run.scenario(limited, ops, [1.5, 1.5], virtual=True).value, strict=True):
        if not (entries(came, "op") and entries(came, "cleanup")):
            value_of(came)
        if not entries(came, "op"):
            refuse("work-skipped", _("op was never called"), _("the value that op gives"))
        expect_cleanup(came, _("after a result"))
        expect_once(came)
        if value_of(came) != value or type(came["value"]) is not type(value):
            refuse("wrong-result", _("it gave {value}").format(value=repr(came["value"])[:100]), repr(value))
    return Told(_("the result of op, and a whole cleanup after it"), spans(came["entries"]))


@proof("limits")
def test_the_deadline_ends_op(run: Run) -> Told:
    deadlines = {2.0: LATE, 0.25: LATE, 3.0: LONG_TIDY}
    found = run.scenario(limited, list(deadlines.values()), list(deadlines), virtual=True).value
    for (deadline, op), came in zip(deadlines.items(), found, strict=True):
        expect_op_ended(came, deadline, op["tidy"])
        expect_cleanup(came, _("after a time-out"))
        expect_once(came)
        expect_none(came)
    late = run.notes["late"] = found[0]
    return Told(_("op is cancelled at the deadline, and has ended before cleanup begins"), spans(late["entries"]))


@proof("clock")
def test_it_takes_no_longer_than_it_must(run: Run) -> str:
    skip_after(run)
    at, bound = run.notes["late"]["at"], 2.0 + TIDY + CLEANUP
    told = _("{at:.2f} s of the loop: the deadline at 2.00 s, {tidy:.2f} s for op to end, {cleanup:.2f} s for cleanup")
    seen = told.format(at=at, tidy=TIDY, cleanup=CLEANUP)
    if at > bound + SLACK:
        refuse("too-slow", seen, f"{bound:.2f} s", _("Return as soon as cleanup has ended."))
    [came] = run.scenario(limited, [{"seconds": 1.0, "value": "early"}], [20.0], virtual=True).value
    if came["at"] > 1.0 + CLEANUP + SLACK:
        early = _("op gave its value after 1.00 s of 20, and it returned at {at:.2f} s").format(at=came["at"])
        refuse("too-slow", early, f"{1.0 + CLEANUP:.2f} s", _("Return as soon as cleanup has ended."))
    return seen


@proof("correct")
def test_an_error_reaches_the_caller(run: Run) -> str:
    skip_after(run)
    errors = [[kind, f"no report {secrets.token_hex(4)}"] for kind in ("ValueError", "TimeoutError")]
    errors.append(["TimeoutError"])  # asyncio's own has no text either
    ops = [{"seconds": 1.0, "error": error} for error in errors]
    for error, came in zip(errors, run.scenario(limited, ops, [1.5] * 3, virtual=True).value, strict=True):
        expect_cleanup(came, _("after an error"))
        expect_once(came)
        expect_error(came, error)
    return _("an error of op reaches the caller, its own TimeoutError too")


@proof("correct")
def test_op_may_answer_its_cancel(run: Run) -> str:
    skip_after(run)
    value, error = secrets.token_hex(8), ["ConnectionError", f"no report {secrets.token_hex(4)}"]
    ops = [LATE | {"answer": "value", "value": value}, LATE | {"answer": "error", "error": error}]
    ops.append(LONG_TIDY | {"answer": "error", "error": error})
    came, *failed = run.scenario(limited, ops, [2.0] * 3, virtual=True).value
    expect_cleanup(came, _("after a time-out"))
    if value_of(came) not in (value, None):
        seen = _("op answered its cancel with a value, and it gave {value}").format(value=repr(came["value"])[:100])
        refuse("wrong-result", seen, _("that value, or None"))
    for one in failed:
        expect_cleanup(one, _("after a time-out"))
        expect_uncut(one)
        expect_answer(one, error)
        expect_error(one, error)
    return _("what op answers to its cancel: a value or None, and an error as an error")


@proof("limits")
def test_no_time_at_all(run: Run) -> str:
    skip_after(run)
    none = [0, -1.0]
    for seconds, came in zip(none, run.scenario(limited, [LATE, LATE], none, virtual=True).value, strict=True):
        if not entries(came, "op"):
            expect_no_error(came)  # which may come before everything
        expect_op_ended(came, 0.0)
        expect_cleanup(came, _("with seconds={n}").format(n=seconds))
        expect_none(came)
    return _("seconds <= 0 is a time-out at once")


@proof("clean")
def test_a_cancel_ends_op_and_cleans_up(run: Run) -> str:
    skip_after(run)
    outcomes = {deadline: run.scenario(cancelled, LATE, deadline).value for deadline in (20.0, SOON)}
    when = _("after a cancel from outside")
    for deadline, (_peaceful, *found) in outcomes.items():
        for one in found:
            where = run.line(one["line"])
            if len(entries(one, "cleanup")) > 1:
                refuse_twice(when, where)
            in_time = all(op["ended"] < deadline for op in entries(one, "op"))
            if "op" in one["during"] and one["outcome"] == "cancelled" and in_time:
                expect_whole(entries(one, "op"), when, where)
                expect_cleanup(one, when, where)
    told = expect_cancelled(run, outcomes[20.0], unasked="work-went-on")
    expect_no_value(run, outcomes[SOON])
    return told


@proof("clean")
def test_nothing_is_left(run: Run) -> str:
    skip_after(run)
    return run.nothing_left()


def skip_after(run: Run) -> None:
    if run.failed:
        skip(_("not judged before the proofs above hold"))


def entries(came: Came, name: str) -> list[dict[str, Any]]:
    return [one for one in came["entries"] if one["name"] == name]


def expect_op_ended(came: Came, deadline: float, tidy: float = TIDY) -> None:
    """`op` was cancelled at the deadline, not before it, and had ended when the call came out."""
    for op in entries(came, "op"):
        went_on = "op" in came["running"] or op["how"] == "value" or op["ended"] > deadline + tidy + SLACK
        if went_on or came["too_early"]:
            end = min(op["ended"], came["at"]) if "op" in came["running"] else op["ended"]
            seen = _("the deadline was at {deadline:.1f} s, and op was at work until {end:.1f} s")
            if came["too_early"]:
                seen = _("cleanup began while op had not ended")
            refuse(
                "work-went-on",
                seen.format(deadline=deadline, end=end),
                _("op cancelled at the deadline, and ended before anything else"),
                ASKED if op["how"] != "value" else ENDS_IT,
                spans=spans(came["entries"]),
            )
        if op["ended"] < deadline:
            seen = _("op had time until {deadline:.1f} s, and was ended at {end:.1f} s")
            refuse("wrong-result", seen.format(deadline=deadline, end=op["ended"]), _("op cancelled at the deadline"))


def expect_cleanup(came: Came, when: str, where: str | None = None) -> None:
    """One cleanup, begun after the end of `op`, and awaited to its end."""
    drawn, found = spans(came["entries"]), entries(came, "cleanup")
    if came["too_early"]:
        hint = _(
            "Cancel op, if nobody else has, and wait until it has ended, its own `finally` included; then clean up."
        )
        seen, wanted = (
            _("{when}: cleanup began while op was at work").format(when=when),
            _("cleanup after op has ended"),
        )
        refuse("work-went-on", seen, wanted, hint, where, drawn)
    if not found:
        hint = _("`finally` is passed on every way out: result, time-out, error and cancel. And `await` the cleanup.")
        seen = _("{when}: cleanup was not awaited").format(when=when)
        refuse("cleanup-skipped", seen, _("one cleanup, whatever happened"), hint, where, drawn)
    if len(found) > 1:
        refuse_twice(when, where)
    after = "value" in came and found[0]["ended"] > came["at"]
    if "cleanup" in came["running"] or found[0]["how"] != "value" or after:
        hint = _("`await` it yourself, outside of the deadline.")
        seen, wanted = _("{when}: cleanup was cut short, or not waited for").format(when=when), _("a whole cleanup")
        refuse("cleanup-cut", seen, wanted, hint, where, drawn)


def refuse_twice(when: str, where: str | None) -> None:
    hint = _("One `finally` is enough: take the cleanup out of every other branch.")
    refuse("cleanup-twice", _("{when}: cleanup ran more than once").format(when=when), _("one cleanup"), hint, where)


def expect_no_value(run: Run, outcomes: list[dict[str, Any]]) -> None:
    """Also after the time-out, while op tidies up or in cleanup: what else becomes of a cancel then is not judged."""
    for one in outcomes[1:]:
        if one["outcome"] == "value" and one["during"]:
            refuse(
                "cancel-swallowed",
                _("cancelled from outside during {work}, it came out with a value or None").format(
                    work=one["during"][0]
                ),
                _("a CancelledError"),
                _("Raise again each CancelledError that is not from your deadline, also while you wait for op's end."),
                run.line(one["line"]),
            )


def expect_uncut(came: Came) -> None:
    """Nobody has cancelled op while it was about to raise an error."""
    if any(op["cut"] for op in entries(came, "op")):
        refuse(
            "errors-lost",
            _("cancelled at the deadline, op was about to raise an error, and a second cancel ended it before that"),
            _("the error of op, raised"),
            _("Cancel op once, then only wait for it: a second cancel cuts short what it does in its own `finally`."),
            spans=spans(came["entries"]),
        )


def expect_answer(came: Came, error: list[str]) -> None:
    """Its error, with which op had answered its cancel, was not lost."""
    if came["error"] is None:
        refuse(
            "errors-lost",
            _("cancelled at the deadline, op ended with a {kind}, and it gave {value}").format(
                kind=error[0], value=repr(came["value"])[:80]
            ),
            ": ".join(error),
            _("Await op after the cancel: a CancelledError is your time-out, any other error is for the caller."),
            spans=spans(came["entries"]),
        )


def expect_no_error(came: Came) -> None:
    if came["error"] is not None:
        refuse("wrong-error", _("it raised {error}").format(error=came["error"]), "None", where=came["error"].where)


def expect_none(came: Came) -> None:
    expect_no_error(came)
    if came["value"] is not None:
        refuse("wrong-result", _("it gave {value}").format(value=repr(came["value"])[:100]), "None")


def expect_error(came: Came, error: list[str]) -> None:
    kind, text = error[0], "".join(error[1:])
    raised = came["error"]
    if raised is None:
        own = kind == "TimeoutError"
        refuse(
            "wrong-error" if own else "errors-lost",
            _("op raised a {kind} by itself, and it gave {value}").format(kind=kind, value=repr(came["value"])[:80]),
            f"{kind}: {text}",
            _("With `asyncio.timeout(…) as limit`, `limit.expired()` tells whether a TimeoutError is your deadline's.")
            if own
            else _("Do not catch what you cannot mend: let it travel to the caller."),
        )
    if not (raised.is_a(kind) and raised.mentions(text)):
        refuse("wrong-error", _("it raised {error}").format(error=raised), f"{kind}: {text}", where=raised.where)
