"""05 reserve_stock: no order of turns oversells or loses an update, and nobody waits for the sake of another SKU."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NoReturn

from graders.scenes.s05_reserve_stock import (
    CAP,
    DOWN,
    HAT,
    MUG,
    SKUS,
    forced_and_long_visit,
    in_threads,
    in_turn,
    together,
    waiters,
    while_busy,
)
from kata import explored
from kata.asks import Class, Function
from kata.clock import quicker_than_one_by_one
from kata.evidence import Span
from kata.language import _
from kata.lasting import LONG
from kata.proof import Told, proof, refuse, skip, waive
from kata.race import Waits
from kata.raised import Raised
from kata.run import Call, Run

ASKS = Class("Stock", "store", methods=(Function("reserve", "sku", "n"),))

HINTS = (
    _("Between which steps of `reserve` must nobody else come? Read, check and write are one thing to do."),
    _("One lock for each SKU, and `with lock:` around all three steps. The locks live in a dictionary of the object."),
    _("Two threads may meet a new SKU together: `self.locks.setdefault(sku, Lock())`, behind a lock of its own."),
)
OURS = {"stuck": 5.0, "deadline": 55.0}  # the scenarios park threads on purpose, and come to an end by themselves
FEW, LATENCY = 8, 0.03  # threads, and seconds for each of their two visits of the store
RACE = Waits([2 * LATENCY] * FEW, lambda run, _waits: run.scenario(in_threads, SKUS[:FEW], LATENCY))


@dataclass(frozen=True)
class Row:
    """Calls in turn, what each must come to, and how many mugs are left then."""

    calls: Sequence[tuple[str, int]]
    wanted: Sequence[bool | str]
    then: int
    left: int = 5
    broken: str = ""
    others: tuple[int, ...] = ()  # what others leave before the second call, the third …
    meanwhile: dict[str, int] = field(default_factory=dict)  # what others leave after a method, in the first call

    def asked(self) -> dict[str, Any]:
        names = ("calls", "left", "broken", "others", "meanwhile")
        return {name: getattr(self, name) for name in names}


VALUES = [
    Row([(MUG, 3)], [True], 2),
    Row([(MUG, 5)], [True], 0),
    Row([(MUG, 6)], [False], 5),
    Row([(MUG, 1)], [False], 0, left=0),
    Row([(MUG, 2)] * 3, [True, False, True], 7, others=(1, 9)),
    Row([(MUG, 1)] * 2, [False, True], 8, left=0, others=(9,)),
    Row([(MUG, 6)], [False], 4, meanwhile={"read": 4}),
    Row([(MUG, 3)], [True], 9, meanwhile={"write": 9}),
    Row([(MUG, 0)], ["ValueError"], 5),
    Row([(MUG, -1)], ["ValueError"], 5),
    Row([(MUG, 1)], ["OSError"], 5, broken="read"),
    Row([(MUG, 1)], ["OSError"], 5, broken="write"),
    Row([(HAT, 1)], ["KeyError"], 5),
]
AGAIN = [(MUG, 1), (CAP, 1)]
RELEASES = [
    Row([(MUG, 1), *AGAIN], [True, True, True], 3),
    Row([(MUG, 6), *AGAIN], [False, True, True], 4),
    Row([(MUG, 0), *AGAIN], ["ValueError", True, True], 4),
    Row([(MUG, 1), *AGAIN], ["OSError", True, True], 4, broken="read"),
    Row([(MUG, 1), *AGAIN], ["OSError", True, True], 4, broken="write"),
    Row([(HAT, 1), (HAT, 1), *AGAIN], ["KeyError", "KeyError", True, True], 4),
]


@proof("correct")
def test_takes_what_is_left_and_says_so(run: Run) -> str:
    for row, found in zip(VALUES, played(run, VALUES), strict=False):
        if found["stuck"]:
            refuse_kept(run, row, found)
        expect_outcomes(run, row, found)
    return _("{n} cases, and the store is asked each time").format(n=len(VALUES))


@proof("overlap")
def test_reservations_of_different_skus_overlap(run: Run) -> Told:
    found = run.scenario(together, **OURS).value
    run.notes["both"] = found["both"]
    spans = drawn(found["log"])
    waits = next((step for step in found["steps"] if step["became"] != "paused"), None)
    if waits:
        expect_no_end(run, waits)
        inside = sum(step["became"] == "paused" and step["point"] == "read" for step in found["steps"])
        when = _("for {sku!r} while {n} other SKUs were in the store").format(sku=waits["caller"], n=inside)
        refuse_unrelated(run, waits, when, spans)
    return Told(_("{n} SKUs in the store at once, reading and writing").format(n=len(SKUS)), spans)


@proof("overlap")
def test_nobody_waits_behind_those_who_wait(run: Run) -> str:
    for found in run.scenario(while_busy, **OURS).value:
        last = found["steps"][-1]
        if last["became"] != "done":
            sku = {"E": HAT, "F": CAP}[last["caller"]]
            text = _("for a {sku} while one was in the store for a mug and three waited for mugs").format(sku=sku)
            refuse_unrelated(run, last, text)
    return _("also while three wait for a busy SKU")


@proof("safe")
def test_a_sku_is_free_again_whatever_happened(run: Run) -> str:
    if "correct" in run.failed:
        skip(_("not judged after the failure above"))
    for row, found in zip(
        RELEASES, run.scenario(in_turn, [row.asked() for row in RELEASES], **OURS).value, strict=True
    ):
        if found["stuck"]:
            refuse_kept(run, row, found)
        expect_outcomes(run, row, found)
    found = run.scenario(waiters, **OURS).value
    if found["failing"]["stuck"]:
        refuse_kept(run, RELEASES[3], found["failing"])
    waits_on = found["two"]["steps"][-1]["became"] != "done" and "overlap" not in run.failed
    if found["two"]["stuck"] or waits_on:
        refuse_still_waiting(run, found["two"])
    return _("after success, refusal and errors, with and without others waiting")


@proof("safe")
def test_no_order_of_turns_breaks_it(run: Run) -> str:
    if run.failed & {"correct", "safe"}:
        skip(_("not judged after the failure above"))
    run.skip_if_left()
    found = run.scenario(forced_and_long_visit, **OURS).value
    reports = found["reports"]
    if missing := next(filter(None, map(explored.gap, reports)), None):
        refuse("tampered", missing)
    if reports[-1]["failure"]:
        refuse_race(run, found, reports[-1]["failure"])
    if any(report["cut"] for report in reports):
        waive(_("the machine is too busy to try every order of turns"))
    expect_long_waits(found["outcomes"], found["left"])
    if run.notes["both"]:
        seen = _("many SKUs were in use, and two who came for the last {sku!r} both got it")
        hint = RACE_HINTS["lock-not-shared"]
        refuse("lock-not-shared", seen.format(sku=SKUS[0]), _("one lock for a SKU that is in use"), hint)
    return _("{n} orders of two and three callers, none sold too much").format(n=explored.tried(reports))


@proof("clock")
def test_reserving_many_takes_no_longer_than_one(run: Run) -> str:
    def attempt(seconds: float) -> Call | None:
        call = run.scenario(in_threads, SKUS[:FEW], LATENCY)
        return call if len(call.value) == FEW else None

    return quicker_than_one_by_one(run, FEW * 2 * LATENCY, attempt)


@proof("clean")
def test_nothing_is_left(run: Run) -> str:
    if run.failed & {"correct", "safe"}:
        skip(_("not judged after the failure above"))
    return run.nothing_left()


def played(run: Run, rows: list[Row]) -> list[dict[str, Any]]:
    """What became of the rows; fewer than all only when the last one is stuck."""
    found: list[dict[str, Any]] = run.scenario(in_turn, [row.asked() for row in rows], **OURS).value
    if len(found) < len(rows) and not found[-1]["stuck"]:
        refuse("tampered", _("not every case was played"))
    return found


def expect_outcomes(run: Run, row: Row, found: dict[str, Any]) -> None:
    """Each call of the row came to what is wanted, and so did the store."""
    for nth, outcome in enumerate(found["outcomes"]):
        expect(run, row, nth, outcome, [visit for visit in found["log"] if visit["who"] == "ABCD"[nth]])
    if found["left"][MUG] != row.then:
        said = _("after {calls} the store says {n}").format(calls=told(row), n=found["left"][MUG])
        if row.meanwhile:
            said = _("{said}, although others had left {n} meanwhile").format(said=said, n=row.then)
        refuse("wrong-result", said, str(row.then), TRUTH)


def expect(run: Run, row: Row, nth: int, outcome: tuple[Any, ...], visits: list[dict[str, Any]]) -> None:
    """The outcome of one call is what the row wants, and it asked the store for it."""
    (sku, n), wanted, (how, what) = row.calls[nth], row.wanted[nth], outcome
    call = f"reserve({sku!r}, {n})"
    if isinstance(wanted, str):
        expect_error(call, wanted, what, visits, row.broken)
    elif how == "raised":
        refuse("raised", _("{call} raised {error}").format(call=call, error=what), where=what.where)
    elif what is wanted and not (visits and (wanted is False or any(visit["what"] == "write" for visit in visits))):
        did = _("read nothing from the store") if not visits else _("wrote nothing to the store")
        refuse("work-skipped", _("{call} returned {what!r} and {did}").format(call=call, what=what, did=did))
    elif what is not wanted:
        seen = _("{call} returned {what!r} {when}").format(call=call, what=what, when=circumstances(row, nth))
        refuse("wrong-result", seen, repr(wanted), TRUTH)


def circumstances(row: Row, nth: int) -> str:
    """In which the row's nth call was made."""
    if row.meanwhile:
        return _("when others changed the store after its `{method}`").format(method=next(iter(row.meanwhile)))
    if nth <= len(row.others):
        return _("when {n} were left").format(n=[row.left, *row.others][nth])
    if row.broken:
        return _("after the store had failed once")
    return _("after {calls}").format(calls=told(replace(row, calls=row.calls[:nth])))


def expect_error(call: str, wanted: str, what: Any, visits: list[dict[str, Any]], broken: str) -> None:
    """The call raised just that; a ValueError before the store was touched."""
    why = _("the store fails in `{method}`").format(method=broken) if broken else _("the store knows no such SKU")
    if not isinstance(what, Raised):
        seen = _("{call} returned {what!r}").format(call=call, what=what)
        if wanted == "ValueError":
            refuse("wrong-result", seen, wanted, _("Look at `n` first: `if n < 1: raise ValueError(…)`."))
        told = _("{seen}, although {why}").format(seen=seen, why=why)
        refuse("wrong-result", told, wanted, _("Let the error pass: `try … finally`, or just `with`, is all it needs."))
    if not what.is_a(wanted):
        seen = _("{call} raised {error}").format(call=call, error=what)
        refuse("wrong-error", seen, wanted, _("Raise just the exception that the text names."), what.where)
    if wanted == "ValueError" and visits:
        seen = _("{call} touched the store before it raised").format(call=call)
        refuse("wrong-error", seen, _("ValueError before the store is touched"), _("Look at `n` first."), what.where)


TRUTH = _("The store is the truth: read it in every call, compare, and write what is left then.")


def told(row: Row) -> str:
    return ", ".join(f"reserve({sku!r}, {n})" for sku, n in row.calls)


def expect_no_end(run: Run, step: dict[str, Any]) -> None:
    """The caller has not come to its end where it should have read or written first."""
    if step["became"] == "done":
        seen = _("a reservation of 1, when 1 was left, did not read and write")
        skip(seen) if "correct" in run.failed else refuse("work-skipped", seen)


def expect_long_waits(outcomes: list[tuple[Any, ...]], left: int) -> None:
    """Three who took one each waited for each other, although one of them stayed in the store for long."""
    when = _("5 were left, three wanted 1 each, and one of them was in the store for {s} s").format(s=LONG)
    hint = _("Wait as long as it takes: `acquire` with a timeout may come back without the lock.")
    for how, what in outcomes:
        if how == "raised":
            refuse("raised", _("{when}: another raised {error}").format(when=when, error=what), where=what.where)
        if how == "stuck":
            refuse("still-waiting", _("{when}: another waited for ever").format(when=when))
    if any(what is not True for _how, what in outcomes):
        refuse("wrong-result", _("{when}: another was refused").format(when=when), _("True for each of them"), hint)
    if left != 2:
        seen = _("{when}; now it says {left}").format(when=when, left=left)
        refuse("lost-update", seen, _("{n} left").format(n=2), hint)


def refuse_unrelated(run: Run, step: dict[str, Any], when: str, spans: tuple[Span, ...] = ()) -> NoReturn:
    refuse(
        "unrelated-waited",
        _("a reservation had to wait {when}").format(when=when),
        _("reservations of different SKUs that never wait for each other"),
        _("Give each SKU a lock of its own, and let go of any other lock before you wait for it."),
        run.line(step["line"]),
        spans,
    )


def refuse_kept(run: Run, row: Row, found: dict[str, Any]) -> NoReturn:
    (sku, n), first = row.calls[0], found["outcomes"][0]
    if first[0] == "stuck":
        seen = _("reserve({sku!r}, {n}) did not return, and nobody was in its way").format(sku=sku, n=n)
        refuse("hang", seen, where=run.line(found["stuck"][0]["line"]))
    how = _("raised {error}") if first[0] == "raised" else _("returned {error!r}")
    seen = _("after reserve({sku!r}, {n}) {how}, the next reservation waited for ever").format(
        sku=sku, n=n, how=how.format(error=first[1])
    )
    wanted = _("a lock that is free again, whatever happened to the one who held it")
    hint = _("`with lock:` releases it at the return and after an error; by hand it takes `try … finally`.")
    refuse("lock-kept", seen, wanted, hint, run.line(found["stuck"][0]["line"]))


def refuse_still_waiting(run: Run, found: dict[str, Any]) -> NoReturn:
    place = next(iter(found["stuck"]), found["steps"][-1])
    refuse(
        "still-waiting",
        _("one waited for a mug and one for a cap; the mug was free again, and who wanted it went on waiting"),
        _("whoever waits for a SKU goes on when it is free"),
        _("`notify` wakes one waiter, perhaps the wrong one: `notify_all`, and each looks again for itself."),
        run.line(place["line"]),
    )


def refuse_race(run: Run, found: dict[str, Any], failure: dict[str, Any]) -> NoReturn:
    where = run.line(explored.line_to_blame(failure))
    turns = explored.turns(failure["steps"])
    if failure["stuck"]:
        names = ", ".join(one["caller"] for one in failure["stuck"])
        seen = _("{names} waited for ever after these turns: {turns}").format(names=names, turns=turns)
        hint = _("Look and go to sleep in one step, under the lock of a Condition: a signal in between is lost.")
        refuse("still-waiting", seen, _("callers that all come to their end"), hint, where)
    raised = [what for how, what in failure["outcomes"] if how == "raised"]
    if found["broken"] and sum(what.mentions(DOWN) for what in raised) > 1:
        seen = _("the store failed once, and {n} reservations raised its error: {turns}")
        hint = _("Whoever has waited asks the store for itself, whatever became of the one before.")
        wanted = _("an error for the caller whose visit failed")
        refuse("wrong-error", seen.format(n=len(raised), turns=turns), wanted, hint, where)
    for what in raised:
        if not (found["broken"] and what.mentions(DOWN)):
            seen = _("reserve raised {error} after these turns: {turns}").format(error=what, turns=turns)
            refuse("raised", seen, where=what.where)
    code = race_code(found, failure)
    if found["new"]:  # where the first caller was paused, the lock was not there yet
        where = run.line(failure["steps"][0]["line"])
    seen, hint = tally(failure), RACE_HINTS[code]
    if found["after"]:
        seen = _("after some that were refused or failed: {seen}").format(seen=seen)
        hint = _("Give back only what was taken: a release without an acquire lets two in.")
    elif code == "check-then-act" and found["waiters"]:
        hint = _("Whoever has waited looks again: `while` it is busy, not `if`.")
    refuse(code, seen, _("what the same callers come to one after another"), hint, where)


def race_code(found: dict[str, Any], failure: dict[str, Any]) -> str:
    """What to call it: by how far a second caller comes while the first is about to write."""
    after, inside = failure["observed"], found["inside"]
    if found["after"]:
        return "lost-update"  # it was safe before these calls
    took = sum(n for n, (_how, said) in zip(after["amounts"], failure["outcomes"], strict=True) if said is True)
    if after["left"] == after["had"] - took >= 0:
        return "wrong-result"  # nothing is lost; somebody was sent away for no reason
    if inside is not None and inside["became"] == ["paused", "paused"]:
        return "lock-not-shared" if all(inside["holds"]) else "lost-update"
    if len(after["amounts"]) == 3:  # two keep out of each other's way
        return "check-then-act" if found["waiters"] else "lock-not-shared"
    return "check-then-act"  # also where only who meets a new SKU comes to harm: its lock was made twice


RACE_HINTS = {
    "lost-update": _("Nobody may come between the read and the write of a SKU: hold a lock from one to the other."),
    "check-then-act": _("Look and act under one hold of one lock: also when you look for the lock of a new SKU."),
    "lock-not-shared": _("All callers of a SKU must find the same lock object, as long as any of them uses it."),
    "wrong-result": _("A SKU that is busy is not sold out: wait for your turn, then look."),
}


def tally(failure: dict[str, Any]) -> str:
    """What the callers got, and in which order they came to the store."""
    after, said = failure["observed"], []
    for name, n, (how, took) in zip("ABC", after["amounts"], failure["outcomes"], strict=False):
        text = _("{who} took {n}") if took else _("{who} was refused {n}")
        said.append((_("{who} got the store's error") if how == "raised" else text).format(who=name, n=n))
    words = {"read": _("{who} read {left}"), "write": _("{who} wrote {left}")}
    log = [words[visit["what"]].format(who=visit["who"], left=visit["left"]) for visit in after["log"]]
    return _("{had} were left; {callers}; now it says {left}. {turns}; {log}.").format(
        had=after["had"],
        callers=", ".join(said),
        left=after["left"],
        turns=explored.turns(failure["steps"][:1]),
        log=", ".join(log),
    )


def drawn(log: list[dict[str, Any]]) -> tuple[Span, ...]:
    """Each caller from its first visit of the store to its last."""
    start = min((visit["at"] for visit in log), default=0.0)
    spans = []
    for name in dict.fromkeys(visit["who"] for visit in log):
        times = [visit["at"] - start for visit in log if visit["who"] == name]
        spans.append(Span(f"reserve({name!r}, 1)", min(times), max(times)))
    return tuple(spans)
