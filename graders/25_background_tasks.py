"""25 background_tasks: the work goes on whatever happens to its callers, and drain tells every error of it."""

from collections.abc import Sequence
from typing import Any

from graders.scenes.s25_background_tasks import (
    NEIGHBOUR,
    cancelled_drains,
    failing,
    kept,
    one_fails,
    spawned_and_drained,
    spawned_late,
    spawned_only,
    survives,
)
from kata.asks import Class, Function
from kata.language import _
from kata.proof import proof, refuse, skip
from kata.raised import Raised
from kata.run import Run

ASKS = Class("Background", methods=(Function("spawn", "coro"), Function("drain", is_async=True)))

HINTS = (
    _("Who holds a task while it runs? Who lets go of it when it has ended, and who looks at its error?"),
    _("A set of tasks, `task.add_done_callback(…)`, and `asyncio.wait` in drain, again as long as there are tasks."),
    _("The callback: `tasks.discard(task)`, then `if not task.cancelled() and task.exception(): errors.append(…)`."),
)

LENGTHS = [3.0, 1.0, 2.0] * 12 + [70.0]  # more than anybody would let go at once, and one longer than a minute
KEEP = _("Read `task.exception()` of each task that has ended and was not cancelled, and keep it until drain.")
ONCE = _("An error is told once: return the list that you have, and begin a new one for what comes later.")
NO_ERROR = _("A cancelled task is no error, nor is one that gave a value: look at `task.cancelled()` first.")

WAITING = 120  # pieces of work that wait when the garbage is collected
MANY = 20  # pieces of work whose results must not be kept
THREE = ["first", "second", "third"]  # errors: one comes before drain is called, the next at 0.5 s, the last at 2.0
# seconds until drain is cancelled; at 0.5 an error comes, at 2.0 the next, and at 3.0 the last work ends
MOMENTS = [0.25, 0.5, 1.0, 2.5, 3.0]
DRAIN_WAITS = _("a drain that waits for all of it, also for what is spawned meanwhile")
LOOK_AGAIN = _("`while self.tasks: await asyncio.wait(self.tasks)`; a done callback takes each task out when it ends.")
NOT_CUT = _("Take the errors out when all waiting is over: a drain that is cancelled returns nothing.")
AT_ONCE = 0.05  # seconds of the loop: a cancelled drain waits for no work any more, the next of which ends 0.25 s later


@proof("correct")
def test_drain_waits_for_what_was_spawned(run: Run) -> str:
    came = run.notes["came"] = run.scenario(spawned_and_drained, LENGTHS, virtual=True).value
    if len(came["begun"]) < len(LENGTHS):
        if len(came["begun later"]) == len(LENGTHS):
            seen = _("when drain returned, {n} of {all} pieces had not even begun")
            seen = seen.format(n=len(LENGTHS) - len(came["begun"]), all=len(LENGTHS))
            refuse("returned-early", seen, DRAIN_WAITS, LOOK_AGAIN)
        refuse(
            "work-skipped",
            _("{n} of {all} pieces were never begun").format(n=len(LENGTHS) - len(came["begun"]), all=len(LENGTHS)),
        )
    expect_waited(came)
    expect_errors(came, [])
    nothing = run.scenario(spawned_and_drained, [], virtual=True).value
    expect_errors(nothing, [])
    alone = run.scenario(spawned_only, virtual=True).value
    if not alone["begun"] or alone["running"]:
        refuse(
            "work-skipped",
            _("five seconds after it was spawned, nothing had come of work that takes one second"),
            _("work that goes on by itself"),
            _("`asyncio.create_task(coro)` in spawn starts it; drain only waits for it."),
        )
    return _("drain waits for all that was spawned, and spawned work goes on without it")


@proof("overlap")
def test_the_work_runs_together(run: Run) -> str:
    came = run.notes["came"]
    if came["peak"] < len(LENGTHS):
        refuse(
            "sequential" if came["peak"] == 1 else "limit-too-low",
            _("never more than {peak} of {n} pieces under way").format(peak=came["peak"], n=len(LENGTHS)),
            _("all of them under way together"),
            _("Make a task of each coroutine as soon as it is spawned, and let no semaphore delay it."),
        )
    return _("{n} pieces under way together").format(n=came["peak"])


@proof("safe")
def test_the_work_survives_the_garbage_collector(run: Run) -> str:
    if "overlap" in run.failed:
        skip(_("not judged after the failure above"))
    came = run.scenario(survives, WAITING, virtual=True).value
    lost = [one["name"] for one in came["entries"] if one["how"] != "value"]
    if lost:
        refuse(
            "task-collected",
            _("`gc.collect()` ended '{name}' in the middle of its work").format(name=lost[0]),
            _("work that goes on"),
            _("The loop holds its tasks only weakly: keep each task in a set until it has ended."),
        )
    return _("spawned work goes on through gc.collect()")


@proof("safe")
def test_one_failure_ends_nobody_else(run: Run) -> str:
    entries = run.scenario(one_fails, virtual=True).value
    for one in entries:
        if one["how"] == "cancelled" or (one["name"] != "fails" and one["how"] != "value"):
            refuse(
                "one-failure-ends-all",
                _("one piece of work failed, and another was cancelled at {at:.1f} s").format(at=one["ended"] or 0.0),
                _("work that goes on when other work fails"),
                _("A TaskGroup cancels all when one fails. Here each task stands for itself."),
            )
    if "later" not in [one["name"] for one in entries]:
        refuse(
            "one-failure-ends-all",
            _("one piece of work failed, and what was spawned after it never began"),
            _("work that goes on when other work fails"),
            _("The errors are for drain only: spawn does not look at them."),
        )
    return _("one failure ends nobody else")


@proof("safe")
def test_a_cancelled_drain_leaves_the_work_alone(run: Run) -> str:
    if run.failed:
        skip(_("not judged after the failure above"))
    for came in run.scenario(cancelled_drains, MOMENTS, virtual=True).value:
        expect_untouched(came)
        expect_stopped(came)
        before = came["outcome"]["value"] if came["outcome"] != "cancelled" else []
        error = came["next"]["error"]
        if error is not None and error.is_a("asyncio.exceptions.CancelledError"):
            refuse(
                "raised",
                _("one drain was cancelled, and the next raised {error}").format(error=error),
                _("a later drain that still tells the errors"),
                _("A future that was cancelled stays so: let each drain wait for one that nobody has cancelled."),
                error.where,
            )
        told = {"value": [*(before or []), *(came["next"]["value"] or [])], "error": error}
        expect_errors(told, THREE, NOT_CUT)
    return _("cancelled at {n} moments, drain left the work alone and lost no error").format(n=len(MOMENTS))


@proof("limits")
def test_what_succeeded_is_not_kept(run: Run) -> str:
    if run.failed:
        skip(_("not judged after the failure above"))
    came = run.scenario(kept, MANY, virtual=True).value
    if came["results"] or came["tasks"]:
        refuse(
            "memory-kept",
            _("{n} of {all} pieces had succeeded, and their tasks or results were still held").format(
                n=max(came["results"], came["tasks"]), all=came["ended"]
            ),
            _("nothing kept of what has succeeded, from the moment it ends"),
            _("A background of a server lives for months: let go of each task in its done callback."),
        )
    return _("what has succeeded is not kept")


@proof("correct")
def test_every_error_is_told_once(run: Run) -> str:
    if run.failed:
        skip(_("not judged after the failure above"))
    call = run.scenario(failing, virtual=True)
    came = call.value
    expect_own_errors(came)
    expect_errors(came["first"], ["first", "next", "second", "second", "TimeoutError", "third"])
    expect_errors(came["second"], [])
    expect_errors(came["third"], ["fourth"])
    if "never retrieved" in call.stderr:
        refuse("errors-lost", _("Python logged an exception that was never retrieved"), _("every error read"))
    return _("every error is told once, in the order in which they came")


@proof("correct")
def test_drain_waits_for_what_is_spawned_meanwhile(run: Run) -> str:
    if run.failed:
        skip(_("not judged after the failure above"))
    for came in run.scenario(spawned_late, virtual=True).value:
        expect_waited(came)
    return _("also what is spawned while it waits")


@proof("clean")
def test_nothing_is_left(run: Run) -> str:
    if "correct" in run.failed:  # who returns early leaves what it should have waited for
        skip(_("not judged after the failure above"))
    return run.nothing_left()


def expect_waited(came: dict[str, Any]) -> None:
    if came["running"]:
        refuse(
            "returned-early",
            _("when drain returned, the work '{name}' was still under way").format(name=came["running"][0]),
            DRAIN_WAITS,
            LOOK_AGAIN,
        )


def expect_untouched(came: dict[str, Any]) -> None:
    cancelled = [one["name"] for one in came["entries"] if one["how"] == "cancelled"]
    if cancelled:
        refuse(
            "work-cancelled",
            _("drain was cancelled, and took the work '{name}' with it").format(name=cancelled[0]),
            _("work that goes on when nobody waits for it any more"),
            _("A cancelled `gather` or `await task` cancels what it waits for; `asyncio.wait` does not."),
        )


def expect_stopped(came: dict[str, Any]) -> None:
    """A cancel ended the waiting, there and then; at 3.0 s, when the last work ends, drain may win."""
    if came["outcome"] != "cancelled" and came["at"] < came["after"] - AT_ONCE:  # nobody had cancelled it yet
        expect_waited(came["outcome"])
    late = came["at"] > came["after"] + AT_ONCE
    if late or (came["outcome"] != "cancelled" and came["after"] < 3.0):
        refuse(
            "cancel-swallowed",
            _("cancelled after {s} s, drain went on, and ended after {at:.2f} s").format(
                s=came["after"], at=came["at"]
            ),
            _("a CancelledError"),
            _("Let the CancelledError pass: who cancels drain wants it to stop waiting."),
        )


def expect_own_errors(came: dict[str, Any]) -> None:
    """The errors of another object are told by that one."""
    told = came["first"]["value"]
    if type(told) is list and any(isinstance(one, Raised) and one.text == NEIGHBOUR for one in told):
        refuse(
            "wrong-result",
            _("drain told an error of work that was spawned on another Background"),
            _("the errors of what was spawned on this one"),
            _("Make the containers in `__init__`: those in the body of the class are shared by all its objects."),
        )
    expect_errors(came["elsewhere"], [NEIGHBOUR])


def expect_errors(came: dict[str, Any], wanted: Sequence[str], hint: str = KEEP) -> None:
    """These errors were told, in this order; `hint` is for where some are missing."""
    if came["error"] is not None:
        seen = _("drain raised {error}").format(error=came["error"])
        if any(map(came["error"].mentions, wanted)):
            hint = _("Read each error (`task.exception()`) and return them: drain itself does not fail.")
            refuse("errors-lost", seen, _("a list of the errors"), hint, came["error"].where)
        nothing = _("`asyncio.wait` wants something to wait for: look first whether there is a task.")
        hint = nothing if came["error"].is_a("ValueError") else ""
        refuse("raised", seen, _("a list of the errors"), hint, came["error"].where)
    found = came["value"]
    if type(found) is not list or not all(isinstance(one, Raised) for one in found):
        refuse("wrong-result", _("drain gave {value}").format(value=repr(found)[:80]), _("a list of exceptions"))
    texts = [one.text or one.name for one in found]
    seen = _("drain told: {told}").format(told=", ".join(map(str, found))[:300] or _("no errors"))
    all_of_them = _("these, in the order in which they came: {errors}").format(errors=", ".join(wanted))
    if len(texts) < len(wanted):
        if set(texts) == set(wanted):
            hint = _("Two errors may be of one class and have one text: keep both.")
        refuse("errors-lost", seen, all_of_them, hint)
    if texts != list(wanted):
        hint = NO_ERROR if any(one.is_a("asyncio.exceptions.CancelledError") for one in found) else ONCE
        if sorted(texts) == sorted(wanted):
            hint = _("Note each error when its task ends, in its done callback.")
        refuse("wrong-result", seen, all_of_them if wanted else _("no errors"), hint)
