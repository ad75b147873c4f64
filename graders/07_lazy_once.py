"""07 lazy_once: whoever asks, and however the turns fall, the value is made once; and once it is there nobody waits."""

from typing import Any, NoReturn

from graders.scenes.s07_lazy_once import (
    CROWD,
    ERRORS,
    after_errors,
    asked_in_turn,
    asked_together,
    crowd,
    forced,
    forced_and_long_work,
    made_already,
)
from kata import explored
from kata.asks import Class, Function
from kata.clock import quicker_than_one_by_one
from kata.language import _
from kata.lasting import LONG
from kata.proof import proof, refuse, skip, waive
from kata.raised import Raised
from kata.run import Call, Run

ASKS = Class("Lazy", "factory", methods=(Function("get"),))

HINTS = (
    _("Two threads may both see that nothing is there yet. Which of them may believe what it saw?"),
    _("A lock around looking and making; and one more look before it, without the lock, for all who come later."),
    _("`if self.value is NOTHING: with self.lock: if self.value is NOTHING: self.value = self.factory()`."),
)
OURS = {"stuck": 5.0, "deadline": 55.0}  # the scenarios park threads on purpose, and come to an end by themselves
LATENCY = 0.06  # seconds that the factory takes for the clock


@proof("correct")
def test_makes_it_when_it_is_asked_for_and_keeps_it(run: Run) -> str:
    found = run.scenario(asked_in_turn, **OURS).value
    for row in found:
        expect_kept(run, row)
    return _("made at the first call and kept, for {n} kinds of value").format(n=len(found))


@proof("safe")
def test_made_once_in_any_order_of_turns(run: Run) -> str:
    if run.failed:
        skip(_("not judged after the failure above"))
    run.skip_if_left()
    found = run.scenario(forced_and_long_work, **OURS).value
    reports = found["reports"]
    expect_sound(run, reports)
    expect_long_waits(found)
    together = run.scenario(crowd, 0, **OURS).value
    expect_no_stuck(run, together, _("the value was made"))
    if together["observed"]:
        refuse_race(run, together)
    return _("{n} orders of turns, one object").format(n=explored.tried(reports) + 1)


@proof("correct")
def test_an_error_reaches_the_caller_and_the_next_one_tries_again(run: Run) -> str:
    if run.failed:
        skip(_("not judged after the failure above"))
    found = run.scenario(after_errors, **OURS).value
    if found["stuck"]:
        refuse_kept(run, found)
    for nth, (how, what) in enumerate(found["outcomes"]):
        if nth and found["calls"][nth] == found["calls"][nth - 1] and nth <= len(ERRORS):
            refuse_cached(nth, how, what)
        if nth < len(ERRORS):
            expect_error(nth, how, what)
        elif not found["given"][nth]:
            said = _("it raised {error}") if how == "raised" else _("it returned {error}")
            seen = _("after {n} errors the factory works again, and {said}")
            refuse("wrong-result", seen.format(n=nth, said=said.format(error=what)), _("what the factory gave"))
    if found["calls"][-1] != len(ERRORS) + 1:
        seen = _("after {n} errors and a value the factory was called {calls} times")
        refuse_twice(seen.format(n=len(ERRORS), calls=found["calls"][-1]))
    return _("errors reach the caller, and are not kept")


@proof("overlap")
def test_nobody_waits_for_a_value_that_is_there(run: Run) -> str:
    if run.failed:
        skip(_("not judged after the failure above"))
    found = run.scenario(made_already, **OURS).value
    if not found["intact"]:
        refuse("tampered", _("the watching of its bytecodes was switched off"))
    first, second = found["steps"]
    if second["became"] != "done":
        refuse(
            "waited-for-lock",
            _("the value was there, and B had to wait for it while A was at line {line}").format(line=first["line"]),
            _("no lock of your own in the way of a value that is there"),
            _("Look once before you take the lock, and return at once what is there."),
            run.line(second["line"] or first["line"]),
        )
    return _("with another caller stopped at any of {n} places").format(n=found["tried"] - 1)


@proof("safe")
def test_nobody_stays_waiting_after_an_error(run: Run) -> str:
    if run.failed & {"correct", "safe"}:
        skip(_("not judged after the failure above"))
    together = run.scenario(crowd, 1, **OURS).value
    expect_no_stuck(run, together, _("the factory raised"))
    if together["observed"]:
        refuse_race(run, together)
    reports = run.scenario(forced, 1, **OURS).value["reports"]
    expect_sound(run, reports)
    return _("{n} orders of turns with a factory that fails first").format(n=explored.tried(reports) + 1)


@proof("clock")
def test_asking_together_takes_no_longer_than_making_it_once(run: Run) -> str:
    if run.failed - {"overlap"}:
        skip(_("not judged after the failure above"))

    def attempt(seconds: float) -> Call | None:
        call = run.scenario(asked_together, LATENCY)
        return call if call.value == CROWD else None

    return quicker_than_one_by_one(run, CROWD * LATENCY, attempt)


@proof("clean")
def test_nothing_is_left(run: Run) -> str:
    if run.failed & {"correct", "safe"}:
        skip(_("not judged after the failure above"))
    return run.nothing_left()


def expect_kept(run: Run, row: dict[str, Any]) -> None:
    """Nothing made before the first call; then the same object each time, made once."""
    value, outcomes = row["value"], row["outcomes"]
    if row["early"]:
        seen = _("the factory had been called before anybody asked")
        refuse("wrong-result", seen, _("a first call of the factory in the first `get`"), _("Keep it for later."))
    for nth, (how, what) in enumerate(outcomes):
        if how == "stuck":
            refuse("hang", _("`get` did not return, and nobody was in its way"))
        if how == "raised":
            refuse("raised", _("`get` raised {error}").format(error=what), where=what.where)
        if not row["same"][nth]:
            if not row["calls"]:
                refuse("work-skipped", _("`get` returned {what}, and never called the factory").format(what=what))
            if row["calls"] > 1 and nth == 1:
                break
            if nth == 2:
                refuse_shared(what, row["one_factory"])
            seen = _("the factory gave {value}, and `get` returned {what}").format(value=value, what=what)
            refuse("wrong-result", seen, _("what the factory of this object gave"))
    if row["calls"] > 1:
        refuse_twice(_("the factory gave {value}, and the next `get` called it again").format(value=value))


def refuse_shared(what: str, one_factory: bool) -> NoReturn:
    seen = _("a second Lazy was asked, and `get` returned {what}")
    if one_factory:
        seen = _("a second Lazy with the same factory was asked, and `get` returned {what}")
    hint = _("Keep the value in the object (`self`), not in the class or the module.")
    refuse("wrong-result", seen.format(what=what), _("a value of its own, from its factory"), hint)


def refuse_twice(seen: str, where: str | None = None) -> NoReturn:
    wanted = _("one value, made once, for everybody")
    hint = _("Look and make under one hold of a lock; and let an object of your own stand for `nothing yet`.")
    refuse("made-twice", seen, wanted, hint, where)


def expect_error(nth: int, how: str, what: Any) -> None:
    """The error of the factory came out."""
    error = ERRORS[nth]
    name, text = type(error).__name__, str(error)
    if how == "returned":
        seen = _("the factory raised, and `get` returned {what}").format(what=what)
        refuse("wrong-result", seen, _("the error of the factory"), _("Let the error pass to the caller."))
    if not is_a(what, name) or not what.mentions(text):
        seen = _("the factory raised {name}: {text}, and `get` raised {error}").format(name=name, text=text, error=what)
        refuse("wrong-error", seen, _("the error of the factory"), _("Let the error pass as it is."), what.where)


def is_a(error: Raised, name: str) -> bool:
    return any(one.kinds[0].endswith(f".{name}") for one in (error, *error.inside))


def refuse_cached(nth: int, how: str, what: Any) -> NoReturn:
    said = _("raised {what}") if how == "raised" else _("returned {what}")
    seen = _("after {n} errors of the factory the next `get` {said}, without a new try").format(
        n=nth, said=said.format(what=what)
    )
    hint = _("Keep only what has succeeded: an error belongs to those who asked while it was made.")
    where = what.where if isinstance(what, Raised) else None
    refuse("failure-cached", seen, _("a new try in the next `get`"), hint, where)


def refuse_kept(run: Run, found: dict[str, Any]) -> NoReturn:
    stuck = found["stuck"][0]
    if stuck["caller"] == "A":
        refuse("hang", _("the factory raised, and `get` did not come back"), where=run.line(stuck["line"]))
    refuse(
        "lock-kept",
        _("the factory raised, and the next `get` waited for ever"),
        _("a lock that is free again after an error"),
        _("`with lock:` releases it after an error too; by hand it takes `try … finally`."),
        run.line(stuck["line"]),
    )


def expect_sound(run: Run, reports: list[dict[str, Any]]) -> None:
    """Every order was tried, and none of them failed."""
    if missing := next(filter(None, (explored.gap(report, enough=2) for report in reports)), None):
        refuse("tampered", missing)
    failure = reports[-1]["failure"]
    if failure:
        expect_no_stuck(
            run, failure, _("these turns were taken: {turns}").format(turns=explored.turns(failure["steps"]))
        )
        refuse_race(run, failure)
    if any(report["cut"] for report in reports):
        waive(_("the machine is too busy to try every order of turns"))


def expect_long_waits(found: dict[str, Any]) -> None:
    """The factory took long, and was called once all the same."""
    when = _("the factory took {s} s").format(s=LONG)
    if found["calls"] > 1:
        refuse_twice(_("{when}, and was called {n} times").format(when=when, n=found["calls"]))
    for got, (how, what) in zip(found["got"], found["told"], strict=True):
        if how == "raised":
            refuse("raised", _("{when}, and `get` raised {error}").format(when=when, error=what), where=what.where)
        if not got:
            said = _("{when}, and `get` returned {what}") if how == "returned" else _("{when}, and one waited for ever")
            hint = _("Wait as long as it takes: a wait with a timeout may end before there is a value.")
            code = "wrong-result" if how == "returned" else "still-waiting"
            refuse(code, said.format(when=when, what=what), _("what the factory gave"), hint)


def expect_no_stuck(run: Run, played: dict[str, Any], when: str) -> None:
    if played["stuck"]:
        names = ", ".join(one["caller"] for one in played["stuck"])
        refuse(
            "still-waiting",
            _("{names} waited for ever after {when}").format(names=names, when=when),
            _("callers that all come back, with the value or with the error"),
            _("Whoever waits must be woken in every case: also when the factory raises, and all of them."),
            run.line(played["stuck"][0]["line"]),
        )


def refuse_race(run: Run, failure: dict[str, Any]) -> NoReturn:
    after, turns = failure["observed"], explored.turns(failure["steps"][:3])
    where = run.line(explored.line_to_blame(failure))
    if after["odd"]:
        who = "ABCDEFGH"[after["odd"][0]]
        how, what = after["told"][after["odd"][0]]
        said = _("{who} got the error {what}") if how == "raised" else _("{who} got {what}")
        said = said.format(who=who, what=what)
        if after["fails"]:
            seen = _("the factory raised once, and {said}: neither its error nor a value. {turns}")
            hint = _("Whoever waited must look what came of it: raise the error for them too, or let them try again.")
            refuse("wrong-result", seen.format(said=said, turns=turns), _("the error, or a new try"), hint, where)
        seen = _("{said}, which no factory has made. {turns}").format(said=said, turns=turns)
        hint = _("Store the value first; only then may anything tell the others that it is there.")
        refuse("wrong-result", seen, _("the value that was made, for every caller"), hint, where)
    refuse_twice(_("the factory was called {n} times. {turns}").format(n=after["calls"], turns=turns), where)
