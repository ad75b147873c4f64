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
LONG = 20.0  # seconds: for who waits for the end of a fetch, or shares it, but not for ever

Plan = list[dict[str, Any]]


def lone(sub: Any) -> list[dict[str, Any]]:
    """In the runner: one caller, cancelled at every turn."""

    def case(ledger: Ledger) -> Any:
        return sub.SingleFlight().get("page", ledger.job("fetch", 1.0, cleanup=0.25))

    return at_every_turn(case, sub.__file__)


def ask(
    name: str,
    at: float,
    key: Hashable = "page",
    cancel: float | None = None,
    of: int = 0,
    cancels: str = "",
    **fetch: Any,
) -> dict[str, Any]:
    """A caller; its own fetch takes a second and gives what nobody can guess, unless it says otherwise."""
    fetch = {"seconds": 1.0, "value": secrets.token_hex(8)} | fetch
    who = {"name": name, "at": at, "key": key, "of": of}
    return {**who, "fetch": fetch, "cancel": cancel, "cancels": cancels}


@proof("overlap")
def test_other_keys_do_not_wait(run: Run) -> Told:
    """Neither while another one is fetched, nor while the fetch of another one is being cancelled."""
    others = [f"other {n}" for n in range(MANY - 3)]
    plan = [ask("A", 0.0, "slow", seconds=3.0), ask("B", 0.0, "quick"), ask("C", 0.5, "third")]
    plan += [ask("D", 0.0, "given up", cancel=0.6, cleanup=2.0), ask("E", 0.7, "asked meanwhile")]
    [came] = flown(run, plan + [ask(name, 0.0, name) for name in others])
    for name, at in {"B": 1.0, "C": 1.5, "E": 1.7, "A": 3.0, **dict.fromkeys(others, 1.0)}.items():
        if came["callers"][name]["at"] > at + SLACK:
            refuse(
                "unrelated-waited",
                _("{name} had its page at {at:.2f} s, and could have had it at {wanted:.2f} s").format(
                    name=name, at=came["callers"][name]["at"], wanted=at
                ),
                _("a fetch of one key that does not wait for another key"),
                _("A lock or a semaphore around the fetch, or around the wait for its end, holds up the other keys."),
                spans=spans(came["entries"]),
            )
    return Told(_("{n} keys are fetched at the same time").format(n=MANY), spans(came["entries"]))


@proof("correct")
def test_one_fetch_for_all_who_ask_meanwhile(run: Run) -> str:
    """Also when it has been under way for long."""
    values = [secrets.token_hex(8), None]
    plans = [[ask("A", 0.0, value=value, seconds=LONG), ask("B", 0.0), ask("C", LONG - 0.4)] for value in values]
    for value, came in zip(values, flown(run, *plans), strict=True):
        expect_fetches(came, 1)
        for name in "ABC":
            expect_value(came["callers"][name], value)
    return _("three callers shared one fetch")


@proof("correct")
def test_an_error_is_shared_too(run: Run) -> str:
    """Also by who comes later, or if it is a TimeoutError; and it is nothing to the fetch of another key."""
    text, status = f"no page {secrets.token_hex(4)}", 404
    plan = [ask("A", 0.0, error=text, status=status), ask("B", 0.5), ask("C", 0.2, "other", seconds=2.0)]
    came, late = flown(run, plan, [ask("A", 0.0, fails="TimeoutError"), ask("B", 0.5)])
    expect_fetches(came, 2)
    for name in "AB":
        expect_error(came, name, "ValueError", (text, status))
        expect_error(late, name, "TimeoutError", ())
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
    """Nor if who began it has left."""
    cases = [
        ("stale-value", [ask("A", 0.0, in_a_page=True), ask("B", 1.0 + LATE)]),
        ("stale-value", [ask("A", 0.0, value=None), ask("B", 1.0 + LATE)]),
        ("failure-cached", [ask("A", 0.0, error="no page"), ask("B", 1.0 + LATE)]),
        ("stale-value", [ask("A", 0.0, cancel=0.5), ask("C", 0.1), ask("B", 1.0 + LATE)]),
    ]
    cames = flown(run, *(plan for _code, plan in cases))
    for (code, plan), came in zip(cases, cames, strict=True):
        if len(came["entries"]) < 2:
            refuse_kept(code, _("the fetch had ended, and the next caller got what came of it"))
        expect_value(came["callers"]["B"], plan[-1]["fetch"]["value"])
    expect_nothing_held(cames[0])
    return _("after its end a fetch is forgotten, value or error")


@proof("correct")
def test_keys_are_compared_as_they_are(run: Run) -> str:
    """-1 and -2 have one hash and are two keys; 0.0 and -0.0 are written differently and are one.

    And another SingleFlight has keys of its own.
    """
    if run.failed:
        skip(_("not judged after the failure above"))
    plan = [ask("A", 0.0, -1), ask("B", 0.0, -2), ask("C", 0.0, 0.0), ask("D", 0.0, -0.0), ask("E", 0.0, -1, of=1)]
    [came] = flown(run, plan)
    pages = [one["fetch"]["value"] for one in plan]
    hint = _("Let the key itself stand in the dictionary: it finds what is equal, which a hash or a text may not be.")
    if came["callers"]["B"]["value"] == pages[0]:
        refuse("wrong-result", _("who asked for the key -2 got the page of -1"), _("a fetch for each key"), hint)
    if came["callers"]["E"]["value"] == pages[0]:
        refuse(
            "wrong-result",
            _("two SingleFlights were asked for the same key, and one gave the page of the other"),
            _("a fetch for each of them"),
            _("Make the dictionary in `__init__`: one that stands in the class or in the module is shared by all."),
        )
    expect_fetches(came, 4, hint)
    for name, page in zip("ABCDE", [*pages[:3], pages[2], pages[4]], strict=True):
        expect_value(came["callers"][name], page)
    return _("equal keys share a fetch, and no others")


@proof("safe")
def test_one_callers_cancel_leaves_the_fetch_to_the_rest(run: Run) -> str:
    """It stays open to who comes later; and who asks in the very turn of the cancel counts."""
    cases = [("ABC", "A"), ("ABC", "B"), ("AB", "A"), ("AB", "B")]
    plans = [
        [ask(name, n * 0.1, cancel=0.5 if name == leaver else None) for n, name in enumerate(names)]
        for names, leaver in cases
    ]
    later = [ask("A", 0.0, cancel=0.5), ask("B", 0.1), ask("C", 0.6)]
    same_turn = [ask("A", 0.0), ask("B", 0.5, cancels="A")]
    *cames, came_later, came_same_turn = flown(run, *plans, later, same_turn)
    for (names, leaver), plan, came in zip(cases, plans, cames, strict=True):
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
    expect_fetches(came_later, 1, _("When a caller leaves and others stay, the entry stays, too, for who comes later."))
    expect_not_taken_along(came_same_turn, [one["fetch"]["value"] for one in same_turn])
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
        [ask("A", 0.0, cancel=0.7), ask("B", 0.1, cancel=0.7)],  # as when a server stops
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
    old = "a page all the same"  # which the cancelled fetch may give at its end
    plans = [
        [ask("A", 0.0, cancel=0.5, cleanup=1.0, answers=answers), ask("B", 1.0), ask("C", 1.2), ask("D", 1.7)]
        for answers in (None, old)
    ]
    for plan, came in zip(plans, flown(run, *plans), strict=True):
        for name in "BCD":
            caller = came["callers"][name]
            if caller["outcome"] != "value":
                seen = _("{name} asked while the old fetch was being cancelled, and came out with it")
                refuse_doomed("one-failure-ends-all", seen.format(name=name))
            if caller["value"] == old:
                seen = _("{name} asked while the old fetch was being cancelled, and got what that one still gave")
                refuse_doomed("stale-value", seen.format(name=name))
        expect_fetches(came, 2, NEWER)
        expect_one_of(came["callers"]["B"], [one["fetch"]["value"] for one in plan[1:]])  # whoever of them has fetched
        for name in "CD":
            expect_value(came["callers"][name], came["callers"]["B"]["value"])
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


def expect_one_of(caller: dict[str, Any], wanted: list[str]) -> None:
    expect_value(caller, caller["value"] if caller["value"] in wanted else wanted[0])


def expect_error(came: dict[str, Any], name: str, kind: str, args: tuple[Any, ...]) -> None:
    """This caller got the error of the fetch, bare or in a group."""
    error = came["callers"][name]["error"]
    errors = [] if error is None else [error, *error.inside]
    if not any(one.is_a(kind) and one.args == args for one in errors):
        what = f"{error.name}{error.args}" if error is not None else came["callers"][name]["outcome"]
        refuse(
            "wrong-error",
            _("{name} got: {what}").format(name=name, what=what),
            f"{kind}{args}",
            _("Let the error travel as it is, to each who waits for that fetch."),
        )


def refuse_kept(code: str, seen: str) -> None:
    refuse(
        code,
        seen,
        _("a new fetch for whoever asks after the end"),
        _("Take the entry of the key out when its fetch ends, whether it ended well or not."),
    )


def refuse_doomed(code: str, seen: str) -> None:
    refuse(
        code,
        seen,
        _("a new fetch"),
        _("Forget the flight before you cancel its task, so that nobody joins it any more."),
    )


def expect_nothing_held(came: dict[str, Any]) -> None:
    """The page was had a minute ago, and another one since then: nobody holds it any more.

    Whether the last one is held until somebody asks again is not judged.
    """
    if came["held"]:
        refuse(
            "memory-kept",
            _("a minute after the end of a fetch, and of a newer one of the key, its value was still held"),
            _("nothing kept of a fetch that has ended"),
            _("Whatever knows a fetch lets go of it at its end: each dictionary, each list, with value, error or not."),
        )


def expect_not_taken_along(came: dict[str, Any], values: list[str]) -> None:
    """B asked in the turn in which A, until then the only caller, was cancelled: A's fetch or its own is right."""
    expect_one_cancelled(came, "A")
    if came["callers"]["B"]["outcome"] == "cancelled":
        refuse(
            "one-failure-ends-all",
            _("A was cancelled in the very turn in which B asked, and B's get was cancelled, too"),
            _("a fetch that goes on for B, or a new one"),
            _("Count a caller at once when it comes: nothing may be awaited between the look and the count."),
            spans=spans(came["entries"]),
        )
    expect_one_of(came["callers"]["B"], values)


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
