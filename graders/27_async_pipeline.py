"""27 async_pipeline: all workers at work, a source that is read no further than it may be, one error or one cancel ends
all of it, and the source is closed."""

import secrets
from collections.abc import Iterator
from typing import Any

from graders.scenes.s27_async_pipeline import Plan, cancelled_at_every_turn, piped, raced, refused
from kata.asks import Function
from kata.endings import expect_cancelled, expect_ended
from kata.language import _
from kata.ledger import spans, value_of
from kata.orders import holds_the_same
from kata.proof import Refusal, Told, proof, refuse, skip
from kata.race import Waits
from kata.raised import Raised
from kata.run import Call, Run

ASKS = Function("async_pipeline", "source", "work", "sink", "workers", "buffer", is_async=True)

HINTS = (
    _("Who must wait when the sink is slow, and for what? And who ends all the others when one of them fails?"),
    _("An `asyncio.Queue(buffer)` on either side of the workers, and everybody a task in one `asyncio.TaskGroup`."),
    _(
        "One END for each worker, one for the sink when the last worker ends; around it all a `finally` that awaits "
        "`source.aclose()` if there is one."
    ),
)

IN_A_RACE = {"items": [*range(8)], "workers": 4, "buffer": 1}
RACE = Waits(
    [0.2, 0.1, 0.15, 0.05] * 2, lambda run, waits: run.scenario(raced, IN_A_RACE | {"lengths": waits}), places=4
)

ITEMS = [30, 10, 20, 0, 10, 40]
MANY = list(range(100, 130))  # far more than may be under way
# workers, buffer, items: a queue of another size than `buffer` shows in one of them, a set of what is under way too
SIZES = ((4, 1, MANY), (2, 3, [MANY[0]] * len(MANY)), (1, 2, MANY))
CROWD = 100  # workers: more than whoever allows a few at a time thinks of
LONG = 20.0  # seconds: for who waits for the end of the others, but not for ever
SLACK = 0.5  # seconds of the virtual clock: a submission may look now and then instead of waiting

Came = dict[str, Any]


def plan(items: list[int], workers: int, buffer: int, **more: Any) -> Plan:
    """Results are unguessable, but for two that are easily lost: a filter for what is missing drops them."""
    results = {item: secrets.token_hex(8) for item in items} | {20: 0, 40: ""}
    return {"items": items, "workers": workers, "buffer": buffer, "results": results} | more


def ended(run: Run, cases: list[tuple[str, Plan]]) -> Iterator[Came]:
    """What came of each; how it stood when it came out is for a later proof.

    All in one call; where that comes to nothing each in a call of its own, so that an earlier fault is told first.
    """
    plans = [one for _what, one in cases]
    try:
        call = run.scenario(piped, plans, virtual=True)
        calls = [(call, came) for came in call.value]
    except Refusal:
        calls = []
    for n, (what, one) in enumerate(cases):
        if not calls:
            call = run.scenario(piped, [one], virtual=True)
        came: Came = calls[n][1] if calls else call.value[0]
        run.notes.setdefault("ended", []).append((what, came))
        run.notes["sinks"] = max(came["sinks"], run.notes.get("sinks", 0))
        if came["error"] is None and one["items"]:
            expect_awaited(run, call, came)
        yield came


@proof("correct")
def test_every_result_reaches_the_sink(run: Run) -> str:
    slow_sink = {"lengths": [1.0, 3.0, 0.5], "sinking": 2.0}
    slow_source = {"lengths": [0.5, 0.0, 3.0], "gap": 1.0}
    plans = [
        plan(ITEMS, 2, len(ITEMS), **slow_sink),
        plan(ITEMS, 3, 1, source="generator", **slow_source),
        plan([], 2, 1),
        plan(ITEMS[:1], 2, 1, source="bare"),
    ]
    for one, came in zip(plans, ended(run, [(_("at the end"), one) for one in plans]), strict=True):
        if one.get("source") == "bare" and came["error"]:
            refuse(
                "raised",
                _("for a source without `aclose` it raised {error}").format(error=came["error"]),
                _("an end like that of any other source"),
                _("Not every async iterator has one: `if hasattr(source, 'aclose')`."),
                came["error"].where,
            )
        expect_all(came, one)
    return _("{n} results sunk at the return, also none and one").format(n=len(ITEMS))


@proof("correct")
def test_numbers_that_make_no_sense(run: Run) -> str:
    sizes = [(0, 5), (-1, 5), (2, 0), (2, -1)]
    found = run.scenario(refused, plan(ITEMS[:1], 1, 1), sizes, virtual=True).value
    for (workers, buffer), (what, read) in zip(sizes, found, strict=True):
        raised = isinstance(what, Raised)
        if raised and what.is_a("ValueError") and not read:
            continue
        seen = _("it raised {error}").format(error=what) if raised else _("it returned {value!r}").format(value=what)
        if read:
            seen = _("an item was read, and then {seen}").format(seen=seen)
        refuse(
            "wrong-error" if raised and not what.is_a("ValueError") else "wrong-result",
            f"workers={workers}, buffer={buffer}: {seen}",
            _("a ValueError before any work begins"),
            _("Look at both first: `if workers < 1 or buffer < 1: raise ValueError(…)`."),
        )
    return _("ValueError for numbers below 1")


@proof("overlap")
def test_all_workers_are_at_work_together(run: Run) -> Told:
    sizes = [(*SIZES[0][:2], MANY[:12]), (CROWD, 1, [*range(CROWD + 20)])]
    cases = [(_("at the end"), plan(items, workers, buffer, lengths=[1.0])) for workers, buffer, items in sizes]
    for (workers, _buffer, _items), came in zip(sizes, ended(run, cases), strict=True):
        run.notes.setdefault("together", came)
        value_of(came)
        expect_together(came, workers)
    workers, _buffer, _items = sizes[0]
    return Told(_("{n} workers at work at once").format(n=workers), at_work(run.notes["together"]))


@proof("clock")
def test_it_takes_as_long_as_the_work_needs(run: Run) -> str:
    if "together" not in run.notes:
        skip(_("not judged before the work is done"))
    came, workers = run.notes["together"], SIZES[0][0]
    bound = came["worked"] / workers
    rule = _("{at:.2f} s of the loop; one after another takes {all:.2f} s, {n} workers need {bound:.2f} s")
    told = rule.format(at=came["at"], all=came["worked"], n=workers, bound=bound)
    if run.failed:
        skip(told)
    if came["at"] > bound + SLACK:
        refuse("too-slow", told, _("no pause between one item and the next"), _("Wait for what you need, and no more."))
    return told


@proof("limits")
def test_no_further_ahead_than_allowed(run: Run) -> str:
    told = []
    cases = [(_("at the end"), plan(items, *sizes, lengths=[1.0], sinking=1.0)) for *sizes, items in SIZES]
    for (workers, buffer, _items), came in zip(SIZES, ended(run, cases), strict=True):
        bound = workers + 2 * buffer + 2
        value_of(came)
        if came["sinks"] > 1 and bound < came["most"] < bound + came["sinks"]:  # one in the hand of each other writer
            skip(_("not judged before the sink gets one result at a time"))
        if came["most"] == len(MANY) or (came["most"] > bound and came["workers"] <= workers):
            refuse_too_far(came["most"], workers, buffer)
        if came["workers"] > workers:
            refuse_too_many(came, workers)
        told.append(_("{most} of at most {bound}").format(most=came["most"], bound=bound))
    return _("items under way beside a slow sink: {told}").format(told=", ".join(told))


@proof("safe")
def test_the_sink_gets_one_result_at_a_time(run: Run) -> str:
    if run.notes.get("sinks", 0) > 1:
        refuse(
            "sink-shared",
            _("{n} calls of `sink` were under way at once").format(n=run.notes["sinks"]),
            _("a call of `sink` that ends before the next one begins"),
            _("Let one task await the sink, fed by a queue; or hold one `asyncio.Lock` around each call."),
        )
    return _("the sink gets one result at a time")


@proof("safe")
def test_an_error_ends_all_of_it(run: Run) -> str:
    if "limits" in run.failed:
        skip(_("not judged before the source is read no further than allowed"))
    text, slow = f"no answer {secrets.token_hex(4)}", {"lengths": [1.0, 1.5], "sinking": 0.25, "tidy": 0.25}
    base, few = plan(MANY, 2, 1, **slow), plan(MANY[:4], 2, 3, **slow)  # few: read to its end before anything fails
    cases = [
        (_("`work` raised for every item"), base | {"fails": dict.fromkeys(MANY, text)}),
        (_("`work` raised for one item"), base | {"fails": {MANY[1]: text}, "tidy": LONG}),
        (_("`work` raised TimeoutError for one item"), base | {"fails_as": {MANY[1]: "TimeoutError"}}),
        (_("the source raised"), base | {"source_fails": [5, text]}),
        (_("`sink` raised"), base | {"sink_fails": [1, text]}),
        (_("`work` raised for the last item"), few | {"fails": {MANY[3]: text}}),
        (_("`sink` raised for the last result"), few | {"sink_fails": [4, text]}),
    ]
    for (what, one), came in zip(cases, ended(run, cases), strict=True):
        if "fails_as" in one:
            expect_the_end(what, came, "", "TimeoutError")
        else:
            expect_the_end(what, came, text)
    return _("an error of work, source or sink reaches the caller, and reading stops")


@proof("clean")
def test_everything_has_ended_and_the_source_is_closed(run: Run) -> str:
    if run.failed:
        skip(_("not judged before the proofs above hold"))
    for what, came in run.notes["ended"]:
        expect_ended(came["running"], came["tasks"], _("{what}: when it came out").format(what=what), at_work(came))
        if not came["closed"]:
            refuse_open(what)
    expect_closed_after_its_reader(run)
    return _("at the end and after an error: all ended, the source closed")


@proof("clean")
def test_a_cancel_ends_everything(run: Run) -> str:
    if run.failed & {"correct", "overlap", "limits", "safe"}:
        skip(_("not judged before the proofs above hold"))
    one = plan([1, 2, 3, 5, 7], 2, 1, lengths=[2.0, 1.0, 3.0], gap=0.25, sinking=0.75, tidy=0.25)
    outcomes = run.scenario(cancelled_at_every_turn, one).value
    told = expect_cancelled(run, outcomes)
    for one in outcomes[1:]:
        if not one["finished"]:
            where = run.line(one["line"])
            refuse_open(_("cancelled from outside"), where)
    return told


@proof("clean")
def test_nothing_is_left(run: Run) -> str:
    if "unawaited" in run.notes:
        skip(_("not judged before every coroutine is awaited"))
    return run.nothing_left()


def expect_closed_after_its_reader(run: Run) -> None:
    """A generator that is awaited cannot be closed: that raises, and would hide the error."""
    what, text = _("`work` raised while the source was awaited"), f"no answer {secrets.token_hex(4)}"
    one = plan(MANY, 2, 1, lengths=[1.0], gap=1.5, tidy=0.25, fails={MANY[1]: text})
    [came] = ended(run, [(what, one)])
    expect_the_end(what, came, text)


def expect_together(came: Came, workers: int) -> None:
    drawn, wanted = at_work(came), _("{n} items in `work` at once").format(n=workers)
    seen = _("never more than {peak} of {n} items in `work`, with workers={workers}")
    seen = seen.format(peak=came["workers"], n=came["worked"], workers=workers)
    if came["workers"] == 1:
        hint = _("A coroutine that is awaited at once runs alone. Make each worker a task: `group.create_task(…)`.")
        refuse("sequential", seen, wanted, hint, spans=drawn)
    if came["workers"] < workers:
        hint = _("Start `workers` tasks, and read on while they work: a small queue must not keep them from it.")
        refuse("limit-too-low", seen, wanted, hint, spans=drawn)


def at_work(came: Came) -> Any:
    return spans([one for one in came["entries"] if one["name"].startswith("item")])


def expect_awaited(run: Run, call: Call, came: Came) -> None:
    """`work` was begun, and `sink` too."""
    given = "sink" if came["worked"] else "work"
    if not (came["worked"] and came["later"]) and any("never awaited" in left for left in call.left):
        run.notes["unawaited"] = True
        seen = _("`{given}` was called and never awaited").format(given=given)
        hint = _("Calling a coroutine function only makes a coroutine; nothing runs before you `await` that.")
        refuse("never-awaited", seen, _("coroutines that are awaited"), hint)
    if not came["worked"]:
        refuse("work-skipped", _("`work` was never called, and {n} items were read").format(n=came["read"]))


def expect_all(came: Came, plan: Plan) -> None:
    """Every result was sunk once when it returned, and the count is theirs."""
    wanted = [plan["results"][item] for item in plan["items"]]
    count, sunk, later = value_of(came), came["sunk"], came["later"]
    if holds_the_same(later, wanted) and not holds_the_same(sunk, wanted):
        refuse(
            "returned-early",
            _("when it returned, {n} of {all} results had reached the sink").format(n=len(sunk), all=len(wanted)),
            _("a return when every result has been sunk"),
            _("Wait for the task that feeds the sink, too."),
        )
    if not holds_the_same(sunk, wanted):
        lost = len(sunk) < len(wanted) and all(sunk.count(one) <= wanted.count(one) for one in sunk)
        if not lost and came["worked"] < len(wanted):
            n = len(wanted) - came["worked"]
            refuse("work-skipped", _("`work` was never called for {n} of {all} items").format(n=n, all=len(wanted)))
        refuse(
            "items-lost" if lost else "wrong-result",
            _("{n} results reached the sink: {sunk}").format(n=len(sunk), sunk=repr(sunk)[:100]),
            _("each of the {n} results, once").format(n=len(wanted)),
            _("End the sink when the last worker has ended, and cancel nobody before; a result may be 0 or empty."),
        )
    if type(count) is not int or count != len(wanted):
        seen = _("it returned {value!r} for {n} items").format(value=count, n=len(wanted))
        refuse("wrong-result", seen, _("how many results were sunk"))


def refuse_too_many(came: Came, workers: int) -> None:
    refuse(
        "limit-exceeded",
        _("{peak} items in `work` at once, with workers={n}").format(peak=came["workers"], n=workers),
        _("never more than {n}").format(n=workers),
        _("Let a fixed number of tasks take the items one by one, or hold a semaphore around `work`."),
        spans=at_work(came),
    )


def refuse_too_far(most: int, workers: int, buffer: int) -> None:
    bound = workers + 2 * buffer + 2
    if most >= len(MANY):
        seen = _("all {n} items were under way at once").format(n=most)
    else:
        seen = _("{n} items were under way, with workers={w} and buffer={b}").format(n=most, w=workers, b=buffer)
    refuse(
        "no-backpressure",
        seen,
        _("at most workers + 2 * buffer + 2 = {n}: the queues, and one item in each hand").format(n=bound),
        _("Bound every place where items wait: `asyncio.Queue(buffer)`, or a semaphore around the reading."),
    )


def expect_the_end(what: str, came: Came, text: str, kind: str = "ValueError") -> None:
    """That error came out, and nobody read a long source to its end."""
    error = came["error"]
    if error is None:
        refuse(
            "errors-lost",
            _("{what}, and nothing reached the caller").format(what=what),
            _("that error, raised by async_pipeline"),
            _("A task keeps its error until somebody awaits it: a TaskGroup does, for each of its tasks."),
        )
    if not (error.is_a(kind) and error.mentions(text)):
        refuse(
            "wrong-error",
            _("{what}, and it raised {error}").format(what=what, error=error),
            f"{kind}: {text}" if text else kind,
            _("Let the error travel as it is. And close a source only when nobody waits for its next item."),
            error.where,
        )
    if came["exhausted"] and came["read"] == len(MANY):
        refuse(
            "work-went-on",
            _("{what}, and all {n} items were read all the same").format(what=what, n=came["read"]),
            _("an end to the reading when something has failed"),
            _("Cancel the others on the first error, and wait until they have ended: a TaskGroup does both."),
        )


def refuse_open(what: str, where: str | None = None) -> None:
    refuse(
        "source-left-open",
        _("{what}: the source was left open").format(what=what),
        _("a source with `aclose` is closed, whatever happened"),
        _("Who ends early leaves it where it stands: in a `finally`, `await source.aclose()`, if it has one."),
        where,
    )
