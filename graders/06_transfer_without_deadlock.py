"""06 transfer_without_deadlock: opposite transfers never wait in a circle, and no money is ever seen to be missing."""

from typing import Any, NoReturn

from graders.scenes.s06_transfer_without_deadlock import (
    HIGH,
    LOW,
    PAIRS,
    Move,
    alone,
    beside_waiters,
    forced_and_long_hold,
    hold_and_wait,
    in_threads,
    unrelated,
)
from kata import explored
from kata.asks import Function
from kata.clock import quicker_than_one_by_one
from kata.evidence import Span
from kata.language import _
from kata.lasting import LONG
from kata.proof import Told, proof, refuse, skip, waive
from kata.raised import Raised
from kata.run import Call, Run

ASKS = Function("transfer_without_deadlock", "source", "target", "amount")

HINTS = (
    _("A deadlock needs a circle: I hold what you want, and you hold what I want. Which order rules out any circle?"),
    _("Take both locks in the order of the ids, whichever way the money goes; check and move while you hold both."),
    _("`first, second = sorted((source, target), key=lambda a: a.id)`, then `with first.lock, second.lock:`."),
)
OURS = {"stuck": 5.0, "deadline": 55.0}  # the scenarios park threads on purpose, and come to an end by themselves
FEW, LATENCY = 8, 0.03  # threads, and seconds for each change of a balance

MOVES: list[tuple[Move, dict[int, int], dict[int, int] | str]] = [  # and what is left, or what is raised
    ((LOW, HIGH, 3), {LOW: 10, HIGH: 1}, {LOW: 7, HIGH: 4}),
    ((HIGH, LOW, 3), {LOW: 0, HIGH: 5}, {LOW: 3, HIGH: 2}),
    ((LOW, HIGH, 10), {LOW: 10, HIGH: 0}, {LOW: 0, HIGH: 10}),
    ((LOW, HIGH, 11), {LOW: 10, HIGH: 20}, "ValueError"),
    ((HIGH, LOW, 1), {LOW: 10, HIGH: 0}, "ValueError"),
    ((LOW, HIGH, 0), {LOW: 10, HIGH: 1}, "ValueError"),
    ((LOW, HIGH, -1), {LOW: 10, HIGH: 1}, "ValueError"),
]
TO_ITSELF: list[tuple[Move, dict[int, int], dict[int, int] | str]] = [
    ((LOW, LOW, 3), {LOW: 10}, {LOW: 10}),
    ((LOW, LOW, 11), {LOW: 10}, {LOW: 10}),
    ((LOW, LOW, 0), {LOW: 10}, "ValueError"),
]


@proof("correct")
def test_moves_the_money_or_says_why_not(run: Run) -> str:
    found = run.scenario(alone, [(move, had) for move, had, _wanted in MOVES], **OURS).value
    for (move, had, wanted), seen in zip(MOVES, found, strict=False):
        if seen["outcome"][0] == "stuck":
            refuse("hang", _("{call} did not return").format(call=told(move)), where=run.line(seen["line"]))
        expect(move, had, wanted, seen)
    run.notes["alone"] = found
    return _("{n} transfers, to the coin").format(n=len(found))


@proof("safe")
def test_both_locks_are_free_afterwards(run: Run) -> str:
    if run.failed:
        skip(_("not judged after the failure above"))
    for (move, _had, wanted), seen in zip(MOVES, run.notes["alone"], strict=False):
        if seen["locked"]:
            refuse_kept(move, wanted, seen)
    return _("after a transfer, and after an error")


@proof("overlap")
def test_transfers_between_other_accounts_never_wait(run: Run) -> Told:
    if run.failed:
        skip(_("not judged after the failure above"))
    found = run.scenario(unrelated, **OURS).value
    spans = drawn(found["record"])
    waits = next((step for step in found["steps"] if step["became"] != "paused"), None)
    if waits and waits["became"] == "done":
        refuse("work-skipped", _("a transfer of 1 changed no balance"))
    if waits:
        refuse_unrelated(run, waits, _("while others moved money between other accounts"), spans)
    for beside in run.scenario(beside_waiters, **OURS).value:
        if beside["steps"][-1]["became"] != "done":
            refuse_unrelated(run, beside["steps"][-1], _("while one waited for the lock of another account"))
    return Told(_("{n} transfers at once, also while one waits").format(n=PAIRS), spans)


@proof("safe")
def test_nobody_waits_in_a_circle(run: Run) -> str:
    if run.failed:
        skip(_("not judged after the failure above"))
    found = run.scenario(hold_and_wait, **OURS).value
    if found[-1]["stuck"]:
        refuse_stuck(run, found[-1]["stuck"], found[-1]["circle"], found[-1]["steps"])
    return _("{n} meetings, each with one lock in every hand").format(n=len(found))


@proof("safe")
def test_no_order_of_turns_loses_money(run: Run) -> str:
    if run.failed:
        skip(_("not judged after the failure above"))
    run.skip_if_left()
    found = run.scenario(forced_and_long_hold, **OURS).value
    reports = found["reports"]
    if not reports:
        refuse_half(run, found["half"])
    if missing := next(filter(None, map(explored.gap, reports)), None):
        refuse("tampered", missing)
    if reports[-1]["failure"]:
        refuse_race(run, found, reports[-1]["failure"])
    if any(report["cut"] for report in reports):
        waive(_("the machine is too busy to try every order of turns"))
    expect_long_waits(found)
    return _("{n} orders of turns, all the money there").format(n=explored.tried(reports))


@proof("safe")
def test_a_transfer_to_the_same_account_changes_nothing(run: Run) -> str:
    if run.failed:
        skip(_("not judged after the failure above"))
    found = run.scenario(alone, [(move, had) for move, had, _wanted in TO_ITSELF], **OURS).value
    for (move, had, wanted), seen in zip(TO_ITSELF, found, strict=False):
        if seen["outcome"][0] == "stuck":
            refuse(
                "self-deadlock",
                _("{call} waits for ever: it holds the lock that it waits for").format(call=told(move)),
                _("a transfer to the same account that changes nothing and returns"),
                _("A Lock cannot be taken twice, not even by its holder. Look whether `source is target` first."),
                run.line(seen["line"]),
            )
        if seen["locked"]:
            refuse_kept(move, wanted, seen)
        expect(move, had, wanted, seen)
    return _("a transfer to the same account returns")


@proof("clock")
def test_many_transfers_take_no_longer_than_one(run: Run) -> str:
    if run.failed - {"overlap"}:
        skip(_("not judged after the failure above"))

    def attempt(seconds: float) -> Call | None:
        call = run.scenario(in_threads, FEW, LATENCY)
        return call if len(call.value) == FEW else None

    return quicker_than_one_by_one(run, FEW * 2 * LATENCY, attempt)


@proof("clean")
def test_nothing_is_left(run: Run) -> str:
    if run.failed & {"correct", "safe"}:
        skip(_("not judged after the failure above"))
    return run.nothing_left()


def told(move: Move) -> str:
    source, target, amount = move
    return _("a transfer of {amount} from account {source} to account {target}").format(
        amount=amount, source=source, target=target
    )


def expect(move: Move, had: dict[int, int], wanted: dict[int, int] | str, found: dict[str, Any]) -> None:
    """The outcome and the balances are what they must be."""
    (how, what), left = found["outcome"], found["left"]
    after = _("with {had}, {call}").format(had=in_words(had), call=told(move))
    if isinstance(wanted, str):
        if how != "raised":
            refuse("wrong-result", _("{after} raised nothing").format(after=after), wanted, FIRST)
        if not what.is_a(wanted):
            seen = _("{after} raised {error}").format(after=after, error=what)
            refuse("wrong-error", seen, wanted, FIRST, what.where)
    elif how == "raised":
        hint = FIRST if what.is_a("ValueError") else ""
        refuse("raised", _("{after} raised {error}").format(after=after, error=what), "", hint, what.where)
    elif left == had != wanted:
        refuse("work-skipped", _("{after} returned, and no money was moved").format(after=after))
    balances = had if isinstance(wanted, str) else wanted
    if left != balances:
        seen = _("{after} left {left}").format(after=after, left=in_words(left))
        refuse("wrong-result", seen, in_words(balances), _("Check first, move then: the same amount off and on."))


WAIT = _("Wait as long as it takes, or let go of everything and try again.")
FIRST = _("In this order: the amount, then whether both are one account, then whether there is enough.")


def in_words(balances: dict[int, int]) -> str:
    return ", ".join(_("{n} on account {id}").format(id=number, n=n) for number, n in balances.items())


def expect_long_waits(found: dict[str, Any]) -> None:
    """While an account was locked for long, no transfer came to its end; then both were made."""
    when = _("somebody held the lock of an account for {s} s, and a transfer").format(s=LONG)
    wanted = _("a transfer that waits for both locks")
    for one in found["waited"]:
        how, what = one["outcome"]
        if how == "raised":
            refuse("raised", _("{when} raised {error}").format(when=when, error=what), wanted, WAIT, what.where)
        if how == "returned" and one["moved"]:
            refuse("lost-update", _("{when} did not wait for it").format(when=when), wanted, WAIT)
        if how == "returned":
            refuse("work-skipped", _("{when} returned, and moved nothing").format(when=when), wanted, WAIT)
    if any(one != {"outcome": ("returned", None), "moved": 1} for one in found["then"]):
        refuse("still-waiting", _("{when} was not made when it was free again").format(when=when), wanted, WAIT)


def refuse_kept(move: Move, wanted: dict[int, int] | str, found: dict[str, Any]) -> NoReturn:
    how, what = found["outcome"]
    end = _("raised {error}").format(error=what) if how == "raised" else _("returned")
    refuse(
        "lock-kept",
        _("{call} {end}, and the lock of account {locks} is still held").format(
            call=told(move), end=end, locks=_(" and ").join(found["locked"])
        ),
        _("locks that are free again, whatever happened"),
        _("`with lock:` releases it at the return and after an error; by hand it takes `try … finally`."),
        what.where if isinstance(what, Raised) else None,
    )


def refuse_unrelated(run: Run, step: dict[str, Any], when: str, spans: tuple[Span, ...] = ()) -> NoReturn:
    refuse(
        "unrelated-waited",
        _("a transfer had to wait {when}").format(when=when),
        _("transfers that never wait when they share no account"),
        _("Hold nothing but the locks of the two accounts, and let go of any other lock before you wait."),
        run.line(step["line"]),
        spans,
    )


def refuse_stuck(
    run: Run, stuck: list[dict[str, Any]], circle: list[dict[str, Any]], steps: list[dict[str, Any]]
) -> NoReturn:
    """Callers that never came back: in a circle, or because nobody woke them."""
    if len(stuck) == 1:
        seen = _("{who} waits for ever after these turns: {turns}").format(
            who=stuck[0]["caller"], turns=explored.turns(steps)
        )
        hint = _("Look and go to sleep in one step, under the lock of a Condition: a signal in between is lost.")
        refuse("still-waiting", seen, _("callers that all come back"), hint, run.line(stuck[0]["line"]))
    held = _("{who} holds the lock of account {holds} and waits for that of account {waits}")
    said = [held.format(who=one["who"], holds=_(" and ").join(one["holds"]), waits=one["waits"]) for one in circle]
    known = [f"{one['caller']}: line {one['line']}" for one in stuck if one["line"]]
    places = [one["line"] for one in [*circle, *stuck] if one["line"]]
    refuse(
        "circular-wait",
        "; ".join(said) or _("all wait for each other ({places})").format(places=", ".join(known)),
        _("an order of taking locks in which no circle can come about, the order of `account.id`"),
        _("Sort the two accounts by their field `id` and take the lower lock first, whichever way the money goes."),
        run.line(next(iter(places), None)),
    )


def refuse_half(run: Run, half: dict[str, Any]) -> NoReturn:
    refuse(
        "half-transfer-visible",
        _("both locks were free while the accounts had {money} in all instead of {total}").format(**half),
        _("all the money there whenever nobody holds a lock"),
        _("Take the money off and put it on under one hold of both locks."),
        run.line(half["line"]),
    )


def refuse_race(run: Run, found: dict[str, Any], failure: dict[str, Any]) -> NoReturn:
    if failure["stuck"]:
        refuse_stuck(run, failure["stuck"], found["circle"], failure["steps"])
    turns, after = explored.turns(failure["steps"]), failure["observed"]
    for (how, what), move in zip(failure["outcomes"], after["moves"], strict=False):
        if how == "raised" and not what.is_a("ValueError"):
            seen = _("{call} raised {error} after these turns: {turns}").format(
                call=told(move), error=what, turns=turns
            )
            refuse("raised", seen, _("a transfer that is made, or a ValueError"), WAIT, what.where)
    where = run.line(next((one["line"] for one in found["naked"]), None) or explored.line_to_blame(failure))
    if "audit" in after:
        seen = _("an auditor who held both locks counted {n}, not {total}; {turns}").format(
            n=after["audit"], total=after["total"], turns=turns
        )
        hint = _("Hold the locks of both accounts themselves while you change them; others look for these.")
        refuse("half-transfer-visible", seen, _("the same sum before, during and after"), hint, where)
    if "half" in after:
        refuse_half(run, after["half"] | {"line": explored.line_to_blame(failure)})
    seen = _("{had}; {n} callers later {left}. {turns}").format(
        had=in_words(after["had"]), n=len(failure["outcomes"]), left=in_words(after["left"]), turns=turns
    )
    wanted = _("what the same callers come to one after another")
    if after["left"] != after["applied"]:
        if found["naked"]:
            free = _("the lock of account {id} was not held while its balance was changed. {seen}")
            seen = free.format(id=found["naked"][0]["account"], seen=seen)
        hint = _("Nobody may come between the reading and the writing of a balance: hold the locks of both accounts.")
        refuse("lost-update", seen, wanted, hint, where)
    hint = _("Look and move under one hold of both locks: what you saw under another hold, or under one, may be gone.")
    refuse("check-then-act", seen, wanted, hint, where)


def drawn(record: list[tuple[str, float]]) -> tuple[Span, ...]:
    """Each transfer from its first look at a balance to its last."""
    start = min((at for _who, at in record), default=0.0)
    times: dict[str, list[float]] = {}
    for who, at in record:
        times.setdefault(who, []).append(at - start)
    return tuple(Span(who, min(at), max(at)) for who, at in times.items())
