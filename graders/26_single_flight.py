"""26 single_flight: one fetch for all who ask together, nothing kept of it, and it ends with its last caller."""

import secrets
from collections.abc import Hashable
from typing import Any

from graders.scenes.s26_single_flight import callers
from kata.asks import Class, Function
from kata.cancels import at_every_turn
from kata.endings import expect_cancelled
from kata.language import _
from kata.ledger import Ledger, spans
from kata.proof import Told, proof, refuse, skip
from kata.run import Run

ASKS = Class("SingleFlight", methods=(Function("get", "key", "fetch", is_async=True),))

HINTS = (
    _("Who owns the fetch? If it is the first caller, what becomes of the others when that one is cancelled?"),
    _("A task for each key in a dictionary, `asyncio.shield(task)` for each caller, and a count of those who wait."),
    _("In `finally`: one fewer waits; if it was the last and the task is not done, forget it, cancel it, await it."),
)

LATE = 0.001  # seconds after the end of a fetch: whether a caller in the very same instant shares it is free
SLACK = 0.1  # seconds: a caller may look now and then whether the fetch has ended
MANY = 30  # keys: more than anybody would let through at a time to spare a database
CHECK_AND_STORE = _("Nothing may be awaited between the look into the dictionary and the new entry in it.")
NEWER = _(
    "At its end a fetch takes out only its own entry, as a newer one may stand there by then. And who has waited for "
    "that end looks again."
)
LONG = 20.0  # seconds: for who waits for the end of a fetch, but not for ever

Plan = list[dict[str, Any]]


def lone(sub: Any) -> list[dict[str, Any]]:
    """In the runner: one caller, cancelled at every turn."""

    def case(ledger: Ledger) -> Any:
        return sub.SingleFlight().get("page", ledger.job("fetch", 1.0, cleanup=0.25))

    return at_every_turn(case, sub.__file__)


def ask(name: str, at: float, key: Hashable = "page", cancel: float | None = None, **fetch: Any) -> dict[str, Any]:
    """A caller; its own fetch takes a second and gives what nobody can guess, unless it says otherwise."""
    fetch = {"seconds": 1.0, "value": secrets.token_hex(8)} | fetch
    return {"name": name, "at": at, "key": key, "fetch": fetch, "cancel": cancel}


@proof("overlap")
def test_other_keys_do_not_wait(run: Run) -> Told:
    others = [f"other {n}" for n in range(MANY - 3)]
    plan = [ask("A", 0.0, "slow", seconds=3.0), ask("B", 0.0, "quick"), ask("C", 0.5, "third")]
    [came] = flown(run, plan + [ask(name, 0.0, name) for name in others])
    for name, at in {"B": 1.0, "C": 1.5, "A": 3.0, **dict.fromkeys(others, 1.0)}.items():
        if came["callers"][name]["at"] > at + SLACK:
            refuse(
                "unrelated-waited",
                _("{name} had its page at {at:.2f} s, and could have had it at {wanted:.2f} s").format(
                    name=name, at=came["callers"][name]["at"], wanted=at
                ),
                _("a fetch of one key that does not wait for another key"),
                _("A lock or a semaphore around the fetch keeps keys apart in time. Nothing here needs one."),
                spans=spans(came["entries"]),
            )
    return Told(_("{n} keys are fetched at the same time").format(n=MANY), spans(came["entries"]))


@proof("correct")
def test_one_fetch_for_all_who_ask_meanwhile(run: Run) -> str:
    for value in (secrets.token_hex(8), None):
        plan = [ask("A", 0.0, value=value), ask("B", 0.0), ask("C", 0.6)]
        [came] = flown(run, plan)
        expect_fetches(came, 1)
        for name in "ABC":
            expect_value(came["callers"][name], value)
    return _("three callers shared one fetch")


@proof("correct")
def test_an_error_is_shared_too(run: Run) -> str:
    """Also by who comes later; and it is nothing to the fetch of another key."""
    text, status = f"no page {secrets.token_hex(4)}", 404
    plan = [ask("A", 0.0, error=text, status=status), ask("B", 0.5), ask("C", 0.2, "other", seconds=2.0)]
    [came] = flown(run, plan)
    expect_fetches(came, 2)
    for name in "AB":
        error = came["callers"][name]["error"]
        errors = [] if error is None else [error, *error.inside]
        if not any(one.is_a("ValueError") and one.args == (text, status) for one in errors):
            what = f"{error.name}{error.args}" if error is not None else came["callers"][name]["outcome"]
            refuse(
                "wrong-error",
                _("{name} got: {what}").format(name=name, what=what),
                f"ValueError{(text, status)}",
                _("Let the error travel as it is, to each who waits for that fetch."),
            )
    if came["callers"]["C"]["outcome"] != "value":
        refuse(
            "one-failure-ends-all",
            _("the fetch of one key failed, and that of another key ended with it"),
            _("a fetch that goes on for the others"),
            _("Make each fetch a task of its own: in one TaskGroup the first error cancels all the others."),
            spans=spans(came["entries"]),
        )
    expect_value(came["callers"]["C"], plan[2]["fetch"]["value"])
    return _("an error is shared, too")


@proof("correct")
def test_nothing_is_kept(run: Run) -> str:
    cases = [
        ("stale-value", [ask("A", 0.0), ask("B", 1.0 + LATE)]),
        ("stale-value", [ask("A", 0.0, value=None), ask("B", 1.0 + LATE)]),
        ("failure-cached", [ask("A", 0.0, error="no page"), ask("B", 1.0 + LATE)]),
    ]
    for (code, plan), came in zip(cases, flown(run, *(plan for _code, plan in cases)), strict=True):
        if len(came["entries"]) < 2:
            refuse(
                code,
                _("the fetch had ended, and the next caller got what came of it"),
                _("a new fetch for whoever asks after the end"),
                _("Take the entry of the key out when its fetch ends, whether it ended well or not."),
            )
        expect_value(came["callers"]["B"], plan[1]["fetch"]["value"])
    return _("after its end a fetch is forgotten, value or error")


@proof("correct")
def test_keys_are_compared_as_they_are(run: Run) -> str:
    """-1 and -2 have one hash and are two keys; 0.0 and -0.0 are written differently and are one."""
    if run.failed:
        skip(_("not judged after the failure above"))
    plan = [ask("A", 0.0, -1), ask("B", 0.0, -2), ask("C", 0.0, 0.0), ask("D", 0.0, -0.0)]
    [came] = flown(run, plan)
    pages = [one["fetch"]["value"] for one in plan]
    hint = _("Let the key itself stand in the dictionary: it finds what is equal, which a hash or a text may not be.")
    if came["callers"]["B"]["value"] == pages[0]:
        refuse("wrong-result", _("who asked for the key -2 got the page of -1"), _("a fetch for each key"), hint)
    expect_fetches(came, 3, hint)
    for name, page in zip("ABCD", [*pages[:3], pages[2]], strict=True):
        expect_value(came["callers"][name], page)
    return _("equal keys share a fetch, and no others")


@proof("safe")
def test_one_callers_cancel_leaves_the_fetch_to_the_rest(run: Run) -> str:
    cases = [("ABC", "A"), ("ABC", "B"), ("AB", "A"), ("AB", "B")]
    plans = [
        [ask(name, n * 0.1, cancel=0.5 if name == leaver else None) for n, name in enumerate(names)]
        for names, leaver in cases
    ]
    for (names, leaver), plan, came in zip(cases, plans, flown(run, *plans), strict=True):
        expect_one_cancelled(came, leaver)
        for name in names.replace(leaver, ""):
            if came["callers"][name]["outcome"] != "value" or len(came["entries"]) > 1:
                refuse(
                    "one-failure-ends-all",
                    _("one caller was cancelled, and the fetch ended for {name}, too").format(name=name),
                    _("a fetch that goes on for the others"),
                    _("Let a task do the fetching, and let each caller wait for it behind `asyncio.shield`."),
                    spans=spans(came["entries"]),
                )
            expect_value(came["callers"][name], plan[0]["fetch"]["value"])
    return _("one caller's cancel leaves the fetch to the rest")


@proof("clean")
def test_the_last_cancel_ends_the_fetch(run: Run) -> str:
    """Though another key is asked for, its cleanup is long, it answers, or an older fetch is still being cancelled."""
    if run.failed & {"safe", "correct"}:
        skip(_("not judged before a fetch is shared as it should be"))
    older = [ask("A", 0.0, cancel=0.5, cleanup=1.0), ask("B", 0.6, cancel=0.7)]
    plans = [
        [ask("A", 0.0, cancel=0.5, cleanup=LONG), ask("B", 0.1, cancel=0.7), ask("C", 0.2, "other", seconds=3.0)],
        [ask("B", 0.0, cancel=0.7, answers="a page all the same")],
        older,
    ]
    for plan, came in zip(plans, flown(run, *plans), strict=True):
        expect_ended_with_the_last(came, "page for B" if plan is older else "page for")
        for one in plan:
            if one["cancel"]:
                expect_one_cancelled(came, one["name"])
    return expect_cancelled(run, run.scenario(lone).value)


@proof("safe")
def test_a_fetch_that_is_being_cancelled_is_shared_with_nobody(run: Run) -> str:
    if run.failed:
        skip(_("not judged before a fetch ends with its last caller"))
    plan = [ask("A", 0.0, cancel=0.5, cleanup=1.0), ask("B", 1.0), ask("C", 1.2), ask("D", 1.7)]
    value = plan[1]["fetch"]["value"]
    [came] = flown(run, plan)
    for name in "BCD":
        if came["callers"][name]["outcome"] != "value":
            refuse(
                "one-failure-ends-all",
                _("{name} asked while the old fetch was being cancelled, and came out with it").format(name=name),
                _("a new fetch"),
                _("Forget the flight before you cancel its task, so that nobody joins it any more."),
            )
    expect_fetches(came, 2, NEWER)
    for name in "BCD":
        expect_value(came["callers"][name], value)
    return _("who comes while a fetch is being cancelled gets a new one")


@proof("clean")
def test_nothing_is_left(run: Run) -> str:
    return run.nothing_left()


def flown(run: Run, *plans: Plan) -> list[dict[str, Any]]:
    """What came of each plan, each with a SingleFlight of its own."""
    found: list[dict[str, Any]] = run.scenario(callers, list(plans), virtual=True).value
    for idle in (came for came in found if not came["entries"]):
        if error := next(filter(None, (caller["error"] for caller in idle["callers"].values())), None):
            refuse("raised", _("it raised {error}").format(error=error), where=error.where)
        refuse("work-skipped", _("fetch was never called"), _("what fetch gives"))
    return found


def expect_fetches(came: dict[str, Any], wanted: int, hint: str = CHECK_AND_STORE) -> None:
    if len(came["entries"]) > wanted:
        refuse(
            "fetched-twice",
            _("{n} fetches, where {wanted} would do").format(n=len(came["entries"]), wanted=wanted),
            _("one fetch for all who ask while it is under way"),
            hint,
            spans=spans(came["entries"]),
        )


def expect_value(caller: dict[str, Any], wanted: Any) -> None:
    if caller["error"] is not None:
        refuse("raised", _("it raised {error}").format(error=caller["error"]), where=caller["error"].where)
    if caller["outcome"] != "value" or caller["value"] != wanted or type(caller["value"]) is not type(wanted):
        refuse("wrong-result", _("a caller got {what}").format(what=repr(caller["value"])[:60]), repr(wanted))


def expect_ended_with_the_last(came: dict[str, Any], whose: str) -> None:
    """B was the last caller, cancelled at 0.7 s: its fetch was cancelled, and had ended when the error came out."""
    last, fetches = came["callers"]["B"], [one for one in came["entries"] if one["name"].startswith(whose)]
    running = [name for name in last["running"] if name.startswith(whose)]
    for fetch in fetches:
        if not running and fetch["how"] == "cancelled":
            continue
        seen = _("the last caller was cancelled at 0.7 s, and the fetch worked on for nobody")
        if fetch["how"] == "cancelled":
            seen = _(
                "the last caller's CancelledError came out at {at:.2f} s, and the cancelled fetch ended at {end:.2f} s"
            )
            seen = seen.format(at=last["at"], end=fetch["ended"])
        refuse(
            "left-running",
            seen,
            _("a fetch that is cancelled with its last caller, and has ended when the CancelledError comes out"),
            _("Count the callers of each fetch. The last one cancels the task and waits for its end."),
            spans=spans(came["entries"]),
        )


def expect_one_cancelled(came: dict[str, Any], name: str) -> None:
    outcome = came["callers"][name]["outcome"]
    if outcome != "cancelled":
        refuse(
            "cancel-swallowed",
            _("{name} was cancelled, and ended with: {outcome}").format(name=name, outcome=outcome),
            _("a CancelledError"),
            _("Raise again what you catch: a CancelledError is for the caller."),
        )
