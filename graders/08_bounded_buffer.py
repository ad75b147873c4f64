"""08 bounded_buffer: it holds what it may and no more, loses nothing, and wakes everybody who can go on."""

from collections.abc import Callable
from functools import partial
from typing import Any, NoReturn

from graders.scenes.s08_bounded_buffer import about, at_rest, forced, scripts, sizes
from graders.scenes.s08_scripts import ALL_WOKEN, BOUND, CLOSE, CLOSING, IN_ORDER, WOKEN, Script, turns
from kata import explored
from kata.asks import Class, Function
from kata.idle import BUSY
from kata.language import _
from kata.orders import holds_the_same
from kata.proof import proof, refuse, skip, waive
from kata.raised import Raised
from kata.run import Run

ASKS = Class("Buffer", "size", methods=(Function("put", "x"), Function("get"), Function("close")))

HINTS = (
    _("Who waits, and for what? Who ends the wait? May the answer have changed before the waiter is there?"),
    _("One Lock and two Conditions upon it, `has_room` and `has_items`. Wait in a loop, under the lock: `wait_for`."),
    _("`with self.has_room: self.has_room.wait_for(lambda: self.closed or len(self.items) < self.size)`, then look."),
)
OURS = {"stuck": 5.0, "deadline": 55.0}  # the scenarios park threads on purpose, and come to an end by themselves


@proof("correct")
def test_first_in_first_out(run: Run) -> str:
    found = run.scenario(about).value
    if not found["closed"]:
        refuse("missing", _("`Closed` is not defined in the file, or is no exception"), "class Closed(Exception)")
    all_played = run.scenario(scripts, IN_ORDER, **OURS).value
    for script, played in zip(IN_ORDER, all_played, strict=False):
        expect_no_errors(script, played)
        wanted, got = [op[1] for op in script[1]["A"] if op[0] == "put"], taken(played)
        if len(got) == len(wanted):
            expect_items(got, wanted)
        expect_turns(run, script, played, partial(too_long_alone, script), too_long)
    expect_own_work(run, found["queue"], all_played[0]["queue"])
    told = run.scenario(sizes, **OURS).value
    if told["second"] != repr("b"):
        seen = _("'b' was put into the second of two buffers, and its `get` returned {what}").format(
            what=told["second"]
        )
        hint = _("Keep the items in the object (`self`), not in the class or the module.")
        refuse("wrong-result", seen, _("what was put into that one"), hint)
    for size, error in zip((0, -1), told["errors"], strict=True):
        if not (isinstance(error, Raised) and error.is_a("ValueError")):
            seen = _("Buffer({size}) raised {error}").format(size=size, error=error or _("nothing"))
            refuse("wrong-error" if error else "wrong-result", seen, "ValueError", _("Look at `size` first."))
    return _("first in, first out, None as well")


@proof("limits")
def test_waits_when_full_and_when_empty_and_only_then(run: Run) -> str:
    if run.failed:
        skip(_("not judged after the failure above"))
    for script, played in zip(BOUND, run.scenario(scripts, BOUND, **OURS).value, strict=False):
        expect_open(script, played)
        expect_turns(run, script, played, too_long, no_wait)
        expect_items_as_put(script, played)
    return _("waits when full and when empty, and only then")


@proof("correct")
def test_after_the_close_what_is_left_comes_out(run: Run) -> str:
    if run.failed:
        skip(_("not judged after the failure above"))
    for script, played in zip(CLOSING, run.scenario(scripts, CLOSING, **OURS).value, strict=False):
        expect_turns(run, script, played, not_woken, no_wait)
        expect_closed(played, script)
    return _("what is left comes out, then Closed")


@proof("clock")
def test_who_waits_uses_no_processor(run: Run) -> str:
    if run.failed:
        skip(_("not judged after the failure above"))
    share = run.scenario(at_rest, **OURS).value["share"]
    if share >= BUSY:
        refuse(
            "burns-cpu",
            _("eight callers that had to wait used {share:.0%} of what one that computes used").format(share=share),
            _("callers that sleep until somebody wakes them"),
            _("Wait for a Condition instead of looking again and again: `wait` sleeps until `notify`."),
        )
    return _("eight who wait use {share:.0%} of what one that computes uses").format(share=share)


@proof("safe")
def test_who_is_woken_looks_again(run: Run) -> str:
    if run.failed:
        skip(_("not judged after the failure above"))
    for script, played in zip(WOKEN, run.scenario(scripts, WOKEN, **OURS).value, strict=False):
        expect_looked_again(run, script, played)
        expect_turns(run, script, played, not_woken, no_wait)
    return _("who is woken looks again")


@proof("safe")
def test_everybody_is_woken_who_can_go_on(run: Run) -> str:
    if run.failed:
        skip(_("not judged after the failure above"))
    for script, played in zip(ALL_WOKEN, run.scenario(scripts, ALL_WOKEN, **OURS).value, strict=False):
        expect_turns(run, script, played, not_woken, no_wait)
        if "X" in script[1]:
            expect_closed(played, script)
    return _("nobody sleeps who can go on")


@proof("safe")
def test_no_order_of_turns_loses_an_item(run: Run) -> str:
    if run.failed:
        skip(_("not judged after the failure above"))
    run.skip_if_left()
    found = run.scenario(forced, **OURS).value
    reports = found["reports"]
    if missing := next(filter(None, map(explored.gap, reports)), None):
        refuse("tampered", missing)
    if reports[-1]["failure"]:
        refuse_race(run, reports[-1]["failure"])
    if found["gave_up"]:
        refuse_gave_up(*found["gave_up"][0])
    if any(report["cut"] for report in reports):
        waive(_("not every order of turns could be tried in the time there is"))
    return _("{n} orders of turns lose nothing").format(n=explored.tried(reports))


@proof("clean")
def test_nothing_is_left(run: Run) -> str:
    if run.failed & {"correct", "limits", "safe"}:
        skip(_("not judged after the failure above"))
    return run.nothing_left()


def expect_own_work(run: Run, imports: list[int], held: str | None) -> None:
    """No queue of the standard library: neither imported, nor had by another way."""
    if not imports and held is None:
        return
    seen = _("`queue` does the work here") if imports else _("the buffer holds a `queue.{held}`").format(held=held)
    hint = _("Build it upon threading.Condition, or Lock and Semaphore.")
    refuse("work-skipped", seen, _("a buffer of your own"), hint, run.line(imports[0] if imports else None))


Refusing = Callable[[Run, str, str, dict[str, Any]], None]  # the caller, what it does, and what was played


def expect_turns(run: Run, script: Script, played: dict[str, Any], late: Refusing, early: Refusing) -> None:
    """Each turn came to what it must: `late` refuses who waits and should not, `early` who should wait and does not."""
    _size, calls, wanted = script
    expect_no_errors(script, played)
    for nth, (who, must, _woken) in enumerate(wanted[: len(played["steps"])]):
        done, ops = played["steps"][nth]["became"] == "done", calls[who]
        at = ops[min(len(played["said"][who]), len(ops) - 1)][0]
        if must == "end" and not done:
            late(run, who, at, played | {"steps": played["steps"][: nth + 1]})
        if must == "wait" and done:
            early(run, who, ops[0][0], played)


def expect_no_errors(script: Script, played: dict[str, Any]) -> None:
    """Nobody raised anything but Closed; after the close that is the wrong error."""
    ended = [step["caller"] for step in played["steps"] if step["became"] == "done"]
    closers = [who for who, ops in script[1].items() if ops == CLOSE]
    for who, error in played["errors"].items():
        seen = _("{who} raised {error}").format(who=who, error=error)
        before = ended[: ended.index(who)] if who in ended else ended
        if who not in closers and any(one in before for one in closers):
            refuse("wrong-error", _("after the close {seen}").format(seen=seen), "Closed", CLOSED, error.where)
        refuse("raised", seen, where=error.where)


def expect_items(got: list[Any], wanted: list[Any]) -> None:
    if [*map(repr, got)] == [*map(repr, wanted)]:
        return
    seen, were = _("{got} came out").format(got=got), _("{wanted}, as they went in").format(wanted=wanted)
    if holds_the_same(got, wanted):
        hint = _("`append` at one end and `popleft` at the other; `pop` takes the newest.")
        refuse("order-lost", seen, were, hint)
    if not set(map(repr, got)) & set(map(repr, wanted)) - {"None"}:
        refuse("work-skipped", seen, were)
    refuse("wrong-result", seen, were, _("Every item comes out once, and None is an item like any other."))


def expect_open(script: Script, played: dict[str, Any]) -> None:
    """Where nobody closes, nobody is told so."""
    for who, said in played["said"].items():
        if ("Closed", None) in said:
            what, *items = script[1][who][0]
            call = f"{what}({', '.join(map(repr, items))})"
            seen = _("{call} raised Closed, and nobody had closed the buffer").format(call=call)
            hint = _("Who finds it full, or empty, waits; only `close` closes it, and an item may be None.")
            refuse("wrong-result", seen, _("a buffer that is open"), hint)


def expect_items_as_put(script: Script, played: dict[str, Any]) -> None:
    """What came out is what had gone in first, None as well."""
    items = [op[1] for ops in script[1].values() for op in ops if op[0] == "put"]
    expect_items(taken(played), items[: len(taken(played))])


def taken(played: dict[str, Any]) -> list[Any]:
    return [item for said in played["said"].values() for what, item in said if what == "got"]


def expect_closed(played: dict[str, Any], script: Script) -> None:
    """What went in before the close came out, and nothing else; then everybody was told that it is closed."""
    went_in = [item for said in played["said"].values() for what, item in said if what == "put"]
    closed = next(who for who, ops in script[1].items() if ops == CLOSE)
    order = [who for who, _must, _woken in script[2]]
    for who, said in played["said"].items():
        late = who in order and order.index(who) > order.index(closed)
        if any(what == "put" for what, _item in said) and (late or order.count(who) > 1):
            refuse("wrong-result", _("after the close `put` still went through"), "Closed", CLOSED)
    got = taken(played)
    if len(got) < len(went_in):
        seen = _("{wanted} went in, {got} came out, and then it was closed").format(wanted=went_in, got=got)
        refuse("items-lost", seen, _("what is left, and then Closed"), CLOSED)
    refused = [op[1] for ops in script[1].values() for op in ops if op[0] == "put" and op[1] not in went_in]
    if stayed := [item for item in got if item in refused]:
        seen = _("`put` of {item!r} raised Closed, and the item came out all the same").format(item=stayed[0])
        hint = _("Wait for room first, and only then append: who is told Closed has put nothing in.")
        refuse("wrong-result", seen, _("nothing of a `put` that raised Closed"), hint)
    if got or went_in:
        expect_items(got, went_in)
    for who, said in played["said"].items():
        if script[1][who][0][0] != "close" and who != next(iter(script[1])) and ("Closed", None) not in said:
            refuse("wrong-result", _("after the close {who} was not told so").format(who=who), "Closed", CLOSED)


CLOSED = _("After `close`: `put` raises Closed at once, `get` only when nothing is left.")


def too_long_alone(script: Script, run: Run, who: str, what: str, played: dict[str, Any]) -> NoReturn:
    """The only caller waits: if a close has to wait behind it, for a lock that it holds itself."""
    size, calls, _turns = script
    again = run.scenario(scripts, [(size, {"A": calls[who], "X": CLOSE}, turns("A? X"))], **OURS).value[0]
    if again["steps"][-1]["became"] != "done":
        refuse(
            "hang",
            _("`{what}` waited for ever, and so did a `close` behind it").format(what=what),
            _("a call that returns"),
            _("A Lock cannot be taken twice, not even by its holder: look under the one `with`, and call nobody."),
            run.line(played["steps"][-1]["line"]),
        )
    too_long(run, who, what, played)


def too_long(run: Run, who: str, what: str, played: dict[str, Any]) -> NoReturn:
    """Who did not go on although it could, and nobody had to wake it."""
    *before, last = played["steps"]
    where = run.line(last["line"])
    now = {step["caller"]: step["became"] for step in before}
    waiting = [one for one, became in now.items() if became != "done"]
    if who in waiting:
        not_woken(run, who, what, played)
    if waiting:
        seen = _("while {other} waited, {who} did not get through its `{what}`").format(
            other=waiting[-1], who=who, what=what
        )
        hint = _("`wait` gives the lock back while it sleeps; a sleep or a loop inside `with lock:` does not.")
        refuse("lock-kept", seen, _("a lock that is free while somebody waits"), hint, where)
    if what == "put":
        seen = _("`put` waited although there was room")
        hint = _("It waits only while `size` items are in it.")
        refuse("limit-too-low", seen, _("room for `size` items"), hint, where)
    seen = _("`get` waited although something was in it")
    refuse("wrong-result", seen, _("the next item"), _("None is an item like any other."), where)


def not_woken(run: Run, who: str, what: str, played: dict[str, Any]) -> NoReturn:
    refuse(
        "still-waiting",
        _("{who} waited for ever in `{what}`, and could have gone on").format(who=who, what=what),
        _("whoever can go on is woken, and all of them at the close"),
        _("`notify` wakes one, perhaps the wrong one: a Condition for each side, or `notify_all`, as at the close."),
        run.line(played["steps"][-1]["line"]),
    )


def no_wait(run: Run, who: str, what: str, played: dict[str, Any]) -> NoReturn:
    if what == "put":
        seen = _("`put` went through although `size` items were in it")
        refuse("limit-exceeded", seen, _("never more than `size` items"), _("Wait as long as there is no room."))
    seen = _("`get` came back although nothing was in it: {said}").format(said=played["said"][who])
    refuse("wrong-result", seen, _("a `get` that waits for an item"), _("Wait as long as there is nothing to get."))


def expect_looked_again(run: Run, script: Script, played: dict[str, Any]) -> None:
    """Two were waiting and there was something for one: the other one waits on."""
    if not (seen := too_early(script, played)):
        return
    where = next((error.where for error in played["errors"].values()), None)
    places = [step["line"] for step in played["steps"] if step["became"] != "done" and step["line"]]
    refuse(
        "woke-too-early",
        seen,
        _("a second look, with the lock in hand, before it goes on"),
        _("`while` around `wait`, or `wait_for`: when the woken one has the lock, another may have been quicker."),
        where or run.line(places[0] if places else None),
    )


def too_early(script: Script, played: dict[str, Any]) -> str | None:
    size, calls, wanted = script
    for who, error in played["errors"].items():
        return _("{who} was woken, found nothing for it, and raised {error}").format(who=who, error=error)
    closes = CLOSE in calls.values()
    for who, said in played["said"].items():
        if not closes and ("Closed", None) in said:
            return _("{who} was woken, found nothing for it, and raised Closed").format(who=who)
    finished: list[str] = []
    for (who, _must, _woken), step in zip(wanted, played["steps"], strict=False):
        if step["became"] == "done" and who not in finished:
            finished.append(who)
        if sum(len(ops) * (1 if ops[0][0] == "put" else -1) for one, ops in calls.items() if one in finished) > size:
            return _("{who} was woken and put its item in, although it was full again").format(who=who)
    items = [op[1] for ops in calls.values() for op in ops if op[0] == "put"]
    odd = [item for item in taken(played) if item not in items]
    return _("a `get` was woken and gave {item!r}, which nobody had put").format(item=odd[0]) if odd else None


def refuse_race(run: Run, failure: dict[str, Any]) -> NoReturn:
    told, where = explored.turns(failure["steps"]), run.line(explored.line_to_blame(failure))
    if failure["stuck"]:
        names = ", ".join(one["caller"] for one in failure["stuck"])
        seen = _("{names} waited for ever after these turns: {turns}").format(names=names, turns=told)
        hint = _("Look and go to sleep in one step, under the lock of the Condition: a call in between is lost.")
        refuse("still-waiting", seen, _("callers that all come to their end"), hint, where)
    hint = _("Look and act under one hold of one lock.")
    if failure["observed"] == "raised":
        error = next(what for how, what in failure["outcomes"] if how == "raised")
        seen = _("{error} was raised after these turns: {turns}").format(error=error, turns=told)
        refuse("check-then-act", seen, _("no error in any order of turns"), hint, error.where or where)
    if failure["observed"] == "over":
        seen = _("more than `size` items were in it after these turns: {turns}").format(turns=told)
        refuse("limit-exceeded", seen, _("never more than `size` items"), hint, where)
    code = {"lost": "items-lost", "twice": "wrong-result", "order": "order-lost"}[failure["observed"]]
    seen = _("{said} after these turns: {turns}").format(said=failure["said"], turns=told)
    refuse(code, seen, _("every item that went in comes out, once and in its order"), hint, where)


def refuse_gave_up(what: str, how: str, came: Any) -> NoReturn:
    seen, said, where = _("`{what}` had to wait for long, and returned {said}"), came, None
    if how == "raised":
        seen, said = _("`{what}` had to wait for long, and raised {said}"), came.name.rpartition(".")[2]
        where = came.where
    hint = _("Wait as long as it takes: who wakes after a timeout looks again, and goes on waiting.")
    wanted = _("a wait that ends when there is room, or an item, or the close")
    code = "limit-exceeded" if (what, how) == ("put", "returned") else "woke-too-early"
    refuse(code, seen.format(what=what, said=said), wanted, hint, where)
