"""20 fail_fast: all together, and a failure or a cancel ends everything that was begun before it comes out."""

import secrets
from typing import Any

from kata.asks import Function
from kata.cancels import at_every_turn
from kata.endings import expect_cancelled, expect_ended
from kata.language import _
from kata.ledger import Ledger, come_out, expect_once, expect_together, expect_twins, expect_whole, spans, value_of
from kata.orders import holds_the_same
from kata.proof import Told, proof, refuse, skip
from kata.race import Waits
from kata.raised import Raised
from kata.run import Run

ASKS = Function("fail_fast", "jobs", is_async=True)

HINTS = (
    _("Who ends the other jobs when one of them fails? And who waits until they really have ended?"),
    _("`asyncio.TaskGroup`: a failure in it cancels the other tasks, and its `async with` waits for all of them."),
    _("`async with asyncio.TaskGroup() as group: tasks = [group.create_task(job()) …]`, then each `task.result()`."),
)

LENGTHS = (3.0, 1.0, 2.0, 1.0)
MANY = 200  # jobs: more than whoever allows a few at a time thinks of
SLACK = 0.5  # seconds of the virtual clock: a submission may look now and then instead of waiting
FAILS, TIDY = 1.0, (0.25, 0.75)  # when a job fails, and how long two others then need for their cleanup
LONG_TIDY = 20.0  # seconds: for who waits for a cleanup, but not to its end

RACE = Waits([0.15, 0.05, 0.2, 0.1], lambda run, waits: run.scenario(racing, waits))

Spec = dict[str, Any]


async def together(sub: Any, specs: list[Spec]) -> dict[str, Any]:
    """In the runner: the submission with these jobs, on a virtual clock."""
    ledger = Ledger()
    return await come_out(sub.fail_fast(ledger.jobs(specs)), ledger)


async def failures(sub: Any, cases: list[list[Spec]]) -> list[dict[str, Any]]:
    """In the runner: each of the cases, one after another, and nothing is left of one when the next begins."""
    return [await together(sub, specs) for specs in cases]


async def same_twice(sub: Any, specs: list[Spec]) -> dict[str, Any]:
    """In the runner: the jobs, and the first of them once more at the end."""
    ledger = Ledger()
    return await come_out(sub.fail_fast(ledger.twins(specs)), ledger)


async def racing(sub: Any, waits: list[float]) -> list[tuple[str, float, float]]:
    """In the runner: jobs that really wait so long."""
    ledger = Ledger()
    await sub.fail_fast([ledger.job(f"job {n}", seconds) for n, seconds in enumerate(waits, 1)])
    return ledger.raced()


def cancelled(sub: Any, specs: list[Spec]) -> list[dict[str, Any]]:
    """In the runner: the same, cancelled at every turn."""
    return at_every_turn(lambda ledger: sub.fail_fast(ledger.jobs(specs)), sub.__file__)


def jobs(*seconds: float) -> list[Spec]:
    """Jobs of these lengths, each with a result that nobody can guess, but for two that are easily lost."""
    values = [secrets.token_hex(8) for _second in seconds]
    values[1:3] = [None, 0][: len(values[1:3])]
    return [{"name": f"job {n}", "seconds": s, "value": v} for n, (s, v) in enumerate(zip(seconds, values), 1)]


def one_fails() -> list[list[Spec]]:
    """Something fails after a second; others would take longer, and need a while to tidy up.

    It is the second; the first, without a text; the last, as another one ends well; or two of them, at once. It is
    the last that is still at work; or an error that nobody has expected, and the cleanup of two others fails as well.
    """
    second, first = jobs(3.0, FAILS, 5.0, 0.5), jobs(FAILS, 5.0, 4.0)
    last, two = jobs(FAILS, 5.0, FAILS), jobs(FAILS, FAILS, 5.0)
    alone, untidy = jobs(0.5, FAILS), jobs(5.0, FAILS, 4.0, 3.0)
    first[0]["fails"], untidy[1]["fails"] = "TimeoutError", "ZeroDivisionError"
    for failing in (second[1], last[2], two[0], two[1], alone[1], untidy[0], untidy[3]):
        failing["error"] = f"no answer {secrets.token_hex(4)}"
    second[0]["cleanup"], second[2]["cleanup"] = TIDY
    first[2]["cleanup"] = LONG_TIDY  # behind the others, so that who cancels one after another has cancelled all
    for failing in (untidy[0], untidy[3]):  # before and after the one who is to be waited for
        failing["answers"], failing["cleanup"] = True, TIDY[0]
    untidy[2]["cleanup"] = TIDY[1]
    return [second, first, last, two, alone, untidy]


@proof("correct")
def test_results_in_order(run: Run) -> str:
    for case, specs in {"came": jobs(*LENGTHS), "one": jobs(1.0), "none": [], "many": jobs(*[1.0] * MANY)}.items():
        came = run.notes[case] = run.scenario(together, specs, virtual=True).value
        value, wanted = value_of(came), [spec["value"] for spec in specs]
        if unbegun := [spec["name"] for spec in specs if spec["name"] not in names(came)]:
            refuse("work-skipped", _("{name} was never called").format(name=unbegun[0]))
        if came["running"]:
            refuse("returned-early", _("when it returned, {name} was under way").format(name=came["running"][0]))
        expect_once(came)
        if value != wanted or type(value) is not list:
            seen, hint = _("it gave {value}").format(value=repr(value)[:100]), ""
            if holds_the_same(value, wanted):
                seen = _("the results are all there, in another order: {value}").format(value=repr(value)[:100])
                hint = _("Ask each task for its result, in the order of the jobs, when all have ended.")
            refuse("wrong-result", seen, repr(wanted)[:100], hint)
    expect_twins(run.scenario(same_twice, jobs(1.0, 1.0), virtual=True).value, 3, [1, 2])
    return _("results in order, also of one job and of none")


@proof("overlap")
def test_all_are_under_way_together(run: Run) -> Told:
    found = [run.notes[case] for case in ("came", "many") if case in run.notes]
    for came in found:
        expect_together(came, len(came["entries"]))
    few, many = found[0], found[-1]
    told = _("all jobs under way together: {few} of {few}, {many} of {many}").format(few=few["peak"], many=many["peak"])
    return Told(told, spans(few["entries"]))


@proof("clock")
def test_it_takes_as_long_as_the_longest(run: Run) -> str:
    came = run.notes["came"]
    longest, all_of_them = max(LENGTHS), sum(LENGTHS)
    rule = _("{at:.2f} s of the loop; one after another takes {all:.2f} s, the longest job {longest:.2f} s")
    told = rule.format(at=came["at"], all=all_of_them, longest=longest)
    if "overlap" in run.failed:
        skip(told)
    if came["at"] > longest + SLACK:
        refuse("too-slow", told, _("the time of the longest job"), _("Start every job before you wait for one."))
    return told


@proof("correct")
def test_a_failure_reaches_the_caller(run: Run) -> str:
    if "overlap" in run.failed:
        skip(_("not judged where the jobs do not run together"))
    cases = one_fails()
    run.notes["failed"] = list(zip(cases, run.scenario(failures, cases, virtual=True).value, strict=False))
    for specs, came in run.notes["failed"]:
        expect_once(came)
        expect_failure(specs, came)
    return _("a failure reaches the caller, whichever it is")


@proof("limits")
def test_the_first_failure_ends_the_others(run: Run) -> str:
    if "failed" not in run.notes:
        skip(_("not judged before the proofs above hold"))
    when = _("when the failure came out")
    for specs, came in run.notes["failed"]:
        tidy = sum(spec.get("cleanup", 0.0) for spec in specs)
        expect_no_waiting(came)
        expect_others_ended(came, tidy)
        expect_ended(came["running"], came["tasks"], when, spans(came["entries"]))
        expect_whole(came["entries"], when)
        if came["at"] > FAILS + tidy + SLACK:
            seen = _("a job failed after {fails:.1f} s, and the failure came out at {at:.2f} s")
            refuse(
                "too-slow",
                seen.format(fails=FAILS, at=came["at"]),
                _("the failure, as soon as the others have ended"),
                _("Wait for the end of the tasks that you cancel, and for nothing else."),
                spans=spans(came["entries"]),
            )
    return _("the first failure ends the others, cleanup included")


@proof("clean")
def test_a_cancel_ends_everything(run: Run) -> str:
    if run.failed & {"correct", "overlap"}:
        skip(_("not judged before the proofs above hold"))
    specs = jobs(2.0, 1.0, 3.0)
    specs[0]["cleanup"], specs[2]["cleanup"] = TIDY
    return expect_cancelled(run, run.scenario(cancelled, specs).value)


@proof("clean")
def test_nothing_is_left(run: Run) -> str:
    return run.nothing_left()


def expect_failure(specs: list[Spec], came: dict[str, Any]) -> None:
    """One of the failures came out."""
    error = came["error"]
    if error is None:
        if type(came["value"]) is list and any(isinstance(one, Raised) for one in came["value"]):
            expect_no_waiting(came)
        refuse(
            "errors-lost",
            _("a job failed, and it gave {value}").format(value=repr(came["value"])[:80]),
            _("the failure, raised"),
            _("Do not catch what you cannot mend: let it travel to the caller."),
        )
    wanted = [(spec.get("fails", "ValueError"), spec.get("error", "")) for spec in specs]
    wanted = [(kind, text) for kind, text in wanted if text or kind != "ValueError"]
    if not any(error.is_a(kind) and error.mentions(text) for kind, text in wanted):
        seen = _("it raised {error}").format(error=error)
        refuse("wrong-error", seen, _(" or ").join(f"{kind}: {text}" for kind, text in wanted))


def expect_others_ended(came: dict[str, Any], tidy: float) -> None:
    """Nobody worked on after the first failure; that they are cancelled one after another is right, too."""
    for one in came["entries"]:
        latest = FAILS + SLACK + (0.0 if one["how"] == "value" else tidy)
        if one["ended"] is None or one["ended"] > latest:
            seen = _("a job failed after {fails:.1f} s, and {name} was at work until {at:.2f} s")
            refuse(
                "siblings-went-on",
                seen.format(fails=FAILS, name=one["name"], at=one["ended"]),
                _("the other jobs cancelled at once"),
                _("Cancel each of the others at once, wherever in the list the failure is: a TaskGroup does it."),
                spans=spans(came["entries"]),
            )


def expect_no_waiting(came: dict[str, Any]) -> None:
    others = [one for one in came["entries"] if one["how"] != "error"]
    waited = any(one["ended"] > FAILS for one in others if one["how"] == "value")
    if waited and all(one["how"] == "value" and one["ended"] <= came["at"] for one in others):
        refuse(
            "waited-for-all",
            _("a job failed after 1 s, and the others worked to their end at {at:.1f} s").format(at=came["at"]),
            _("the other jobs cancelled at once"),
            _("`return_exceptions=True` and `asyncio.wait` for all of them wait, whatever happens."),
            spans=spans(came["entries"]),
        )


def names(came: dict[str, Any]) -> set[str]:
    return {entry["name"] for entry in came["entries"]}
