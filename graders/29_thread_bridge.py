"""29 thread_bridge: what threads publish wakes a loop that sleeps, all of it is delivered, and nobody polls."""

import secrets
from collections.abc import Sequence
from typing import Any, NoReturn

from graders.scenes.s29_thread_bridge import (
    EACH,
    cancelled,
    every_order,
    flood,
    from_the_loop,
    from_the_main_thread,
    woken_one_by_one,
)
from kata import explored
from kata.asks import Class, Function
from kata.endings import expect_cancel
from kata.language import _, ngettext
from kata.live import Live
from kata.orders import holds_the_same
from kata.proof import Refusal, proof, refuse, skip
from kata.run import Call, Run

ASKS = Class("Bus", methods=(Function("publish", "item"), Function("close")))

HINTS = (
    _("The loop sleeps in its selector. What may another thread do to it that also wakes it?"),
    _("Only `loop.call_soon_threadsafe(…)`: let it fill an `asyncio.Queue` of the loop, the end as its last item."),
    _("In publish: `with self.lock:`, raise if closed, `self.loop.call_soon_threadsafe(self.queue.put_nowait, …)`."),
)
OURS = {"stuck": 2.0, "deadline": 30.0}  # the scenarios are silent on purpose, and come to an end by themselves
THREADS = ["A", "B", "C"]
ALL = len(THREADS) * EACH


@proof("limits")
def test_the_loop_sleeps_while_nothing_is_published(run: Run) -> str:
    items = [(twice := secrets.token_hex(4)), twice, 0, secrets.token_hex(4)]
    came = asked(run, woken_one_by_one, items).value
    run.notes["came"], run.notes["items"] = came, items
    if made := len(came["loops"]):
        seen = ngettext(
            "{n} more event loop was made to deliver {items} items",
            "{n} more event loops were made to deliver {items} items",
            made,
        )
        refuse(
            "many-loops",
            seen.format(n=made, items=len(items)),
            _("the one loop on which the bus was made"),
            _("A loop of its own for an event wakes nobody: hand the item over to the consumer's loop."),
        )
    restless = came.get("restless")
    if restless and restless["how"] == "blocked":
        refuse_blocked(run, restless["line"])
    if restless and "raised" not in came:
        refuse(
            "polls",
            _("nothing was published, and the loop or a thread looked again and again"),
            _("a loop that sleeps until there is something"),
            _("Await something that the publisher ends: an `asyncio.Queue`, an `asyncio.Event`, a future."),
            run.line(restless["line"]),
        )
    return _("nothing published, and the loop did not turn")


@proof("safe")
def test_publishing_wakes_the_loop(run: Run) -> str:
    if run.failed:
        skip(_("not judged after the failure above"))
    came = run.notes["came"]
    if came["touched"]:
        refuse_touched(run, came["touched"][0])
    expect_return(run, came)
    late = came.get("late")
    if late and late["woken"]:
        refuse_touched(run, None)
    if not came["got"]:
        refuse(
            "work-skipped",
            _("an item was published, and it was not delivered"),
            _("every item that was published"),
            _("Hand it to the loop in publish. To call a coroutine function runs nothing: take `put_nowait`, say."),
        )
    expect_items(came["got"], run.notes["items"][: came["published"]])
    return _("{n} items, each woke a sleeping loop").format(n=len(came["got"]))


@proof("correct")
def test_all_that_was_published_is_delivered(run: Run) -> str:
    if run.failed:
        skip(_("not judged after the failure above"))
    for waiting in (False, True):
        came = asked(run, flood, THREADS, waiting).value
        if came["touched"]:
            refuse_touched(run, came["touched"][0])
        expect_return(run, came)
        if "late" in came and len(came["got"]) < ALL:
            refuse(
                "items-lost",
                _("{n} of {all} items came, and then nothing").format(n=len(came["got"]), all=ALL),
            )
        of = {name: [f"{name} {n // 2}" for n in range(EACH)] for name in THREADS}
        newest = [items[-1] for items in of.values()]
        expect_items(came["got"], [item for items in of.values() for item in items], newest)
        for name, items in of.items():
            if [item for item in came["got"] if item[0] == name] != items:
                refuse(
                    "order-lost",
                    _("what thread {name} published came in another order").format(name=name),
                    _("what each thread published, in its order"),
                    _("`call_soon_threadsafe` keeps the order of its calls: let each item take that one way."),
                )
    return _("{n} items of {threads} threads, each thread's in its order").format(n=ALL, threads=len(THREADS))


@proof("correct")
def test_after_the_end(run: Run) -> str:
    if run.failed:
        skip(_("not judged after the failure above"))
    came = run.notes["came"]
    if "late" in came:
        refuse("hang", _("the bus was closed, and the iteration did not end"), _("an iteration that ends after close"))
    refused = came["refused"]
    if refused is None or not refused.is_a("RuntimeError"):
        refuse(
            "wrong-error" if refused else "wrong-result",
            _("after close, publish raised {error}").format(error=refused)
            if refused
            else _("after close, publish returned, and nobody will ever get that item"),
            _("a RuntimeError"),
            _("Note in close that the bus is closed, and look at that first in publish."),
        )
    if error := came.get("again_raised"):
        seen = _("iterating again after the end raised {error}").format(error=error)
        refuse("raised", seen, _("an iteration that ends at once"), where=error.where)
    if not came.get("again"):
        refuse(
            "hang",
            _("iterating again after the end waited for ever"),
            _("an iteration that ends at once"),
            _("The first iteration took the end away: note that it has come, and look at that before you wait."),
        )
    return _("after close publish raises, close does nothing, and iterating ends at once")


@proof("safe")
def test_any_thread_may_run_the_loop(run: Run) -> str:
    if run.failed:
        skip(_("not judged after the failure above"))
    items = run.notes["items"]
    came = asked(run, from_the_main_thread, items).value
    if came["touched"]:
        refuse_touched(run, came["touched"][0])
    if not came["woken"]:
        refuse_touched(run, None)
    expect_items(came["got"], items)
    return _("also from the main thread, when the loop runs in another one")


@proof("correct")
def test_the_loop_itself_may_publish(run: Run) -> str:
    if run.failed:
        skip(_("not judged after the failure above"))
    items = run.notes["items"]
    got, of_others, instead, behind = asked(run, from_the_loop, items, virtual=True).value
    if of_others:
        refuse(
            "items-lost",
            _("an item that was published on one bus came out of another one"),
            _("what was published on it, from each bus"),
            _("What belongs to one bus stands in `self`, not in the class or the module."),
        )
    if instead:
        seen = _("an object was published, and what came was {instead}").format(instead=instead[:60])
        refuse("work-skipped", seen, _("that same object"), _("Give the consumer the items themselves."))
    expect_items(got, items)
    expect_items(behind, items)
    return _("also from the loop's own thread, and beside other buses")


@proof("safe")
def test_a_cancelled_iteration_loses_nothing(run: Run) -> str:
    if run.failed:
        skip(_("not judged after the failure above"))
    items = [f"item {n}" for n in range(6)]
    try:
        found = asked(run, cancelled, items, virtual=True).value
    except Refusal as refusal:
        if refusal.code != "hang":
            raise
        refuse_cancelled(_("the iteration after a cancelled one never ended"), refusal.where)
    for turns, outcome, got in found:
        expect_cancel(outcome)
        if got != items:
            when = ngettext("cancelled after {n} turn of the loop", "cancelled after {n} turns of the loop", turns)
            seen = _("{when}; published: {items}, delivered in all: {got}").format(
                when=when.format(n=turns), items=", ".join(items), got=", ".join(map(str, got))
            )
            refuse_cancelled(seen, None)
    return _("cancelled at {n} moments, it lost nothing").format(n=len(found))


@proof("safe")
def test_no_order_of_turns_loses_an_item(run: Run) -> str:
    """A is the consumer with its loop, B publishes, C publishes and closes."""
    if run.failed:
        skip(_("not judged after the failure above"))
    run.skip_if_left()
    report = run.scenario(every_order, stuck=5.0, deadline=55.0).value
    if not report["intact"]:
        refuse("tampered", _("the watching of its bytecodes was switched off"))
    failure = report["failure"]
    if not failure:
        return _("{n} orders of turns, every item delivered").format(n=report["tried"])
    failure["steps"] = [step for step in failure["steps"] if step["point"] != "made"]
    where, turns = run.line(explored.line_to_blame(failure)), explored.turns(failure["steps"])
    turns = _("A reads the bus, B publishes x, C publishes y and closes. {turns}").format(turns=turns)
    if failure["stuck"]:
        refuse("hang", _("{turns}; and then nobody went on").format(turns=turns), where=where)
    if "raised" in failure["observed"]:
        error = failure["observed"]["raised"]
        refuse("wrong-error", _("{turns}; it raised {error}").format(turns=turns, error=error), where=error.where)
    got, wanted = failure["observed"]["got"], failure["observed"]["wanted"]
    hint = _("To look whether it is closed and to hand over must be one step: the same lock around both, and in close.")
    if next((step["caller"] for step in failure["steps"] if step["became"] == "paused"), "") == "A":
        hint = _(
            "What comes between two lines of the iteration must be seen, too: after the end look once more for items."
        )
    refuse(
        "items-lost",
        _("{turns}; delivered: {got}").format(turns=turns, got=", ".join(got) or _("nothing")),
        _("every item whose publish returned: {items}").format(items=", ".join(wanted)),
        hint,
        where,
    )


@proof("clean")
def test_nothing_is_left(run: Run) -> str:
    if run.failed:
        skip(_("not judged after the failure above"))
    if tasks := run.notes["came"]["tasks"]:
        refuse("left-running", _("a task is still running: {name}").format(name=tasks[0]))
    return run.nothing_left()


def asked(run: Run, scenario: Any, *args: Any, virtual: bool = False) -> Call:
    """A call of the scenario; where it hangs because the loop cannot turn, that is what is said."""
    lives: list[Live] = []

    def watch(live: Live) -> None:
        lives[:] = [live]

    try:
        return run.scenario(scenario, *args, watch=watch, virtual=virtual, **({} if virtual else OURS))
    except Refusal as refusal:
        blocking = [place for place in lives[0].ending.places if place.blocks_loop] if lives else []
        if refusal.code == "hang" and blocking:
            refuse_blocked(run, blocking[0].line)
        raise


def expect_return(run: Run, came: dict[str, Any]) -> None:
    """Publish and close came back, and raised nothing; the iteration neither."""
    if "waits" in came:
        waits = came["waits"]
        asked(run, from_the_loop, run.notes["items"], virtual=True)  # on the loop, the same is worse
        refuse(
            "publish-blocks",
            _("`{what}` did not return").format(what=waits["in"]),
            _("a call that returns whatever the loop and the consumer are doing"),
            _("Hand the item over and go: no place that may be full, no result to wait for, no lock held for long."),
            run.line(waits["line"]),
        )
    for error in (came.get("raised", {}).get("error"), came.get("consumer")):
        if error is not None:
            if error.mentions("__aiter__") or error.mentions("__anext__"):
                hint = _(
                    "`__aiter__` is a plain `def`, `__anext__` an `async def`; or yield in an `async def __aiter__`."
                )
                refuse("missing", _("`async for` says: {error}").format(error=error), "`async for item in bus`", hint)
            hint = ""
            if error.mentions("event loop"):
                hint = _(
                    "The thread that publishes has no loop: keep the one that runs in `__init__` (`get_running_loop`)."
                )
            refuse("raised", _("it raised {error}").format(error=error), hint=hint, where=error.where)


def expect_items(got: list[Any], wanted: list[Any], newest: Sequence[Any] = ()) -> None:
    """All that was wanted was delivered, and once; `newest` is what each thread published last."""
    if invented := [item for item in got if item not in wanted]:
        seen = _("delivered, but never published: {item}").format(item=repr(invented[0])[:60])
        refuse("work-skipped", seen, _("what was published"), _("Give the consumer the items themselves."))
    if not holds_the_same(got, wanted):
        hint = _("Let the end take its place behind all items, and stop only when it is reached.")
        if any(item in got for item in newest or wanted[-1:]):  # others are missing, or came twice
            hint = _("Keep each item, 0 or equal ones too, until the consumer has it: `maxlen`, say, drops the oldest.")
        refuse(
            "items-lost",
            _("{n} items were published, {got} delivered").format(n=len(wanted), got=len(got)),
            _("everything that was published before close, once"),
            hint,
        )


def refuse_touched(run: Run, at: int | None) -> NoReturn:
    refuse(
        "not-thread-safe",
        _("another thread touched the loop without waking it: this call is for the loop's own thread")
        if at
        else _("an item was published, and the loop slept on until something else woke it"),
        _("a loop that is woken by each item, and touched by no other thread"),
        _("Another thread may call only `loop.call_soon_threadsafe(function, item)`, which calls it on the loop."),
        run.line(at),
    )


def refuse_blocked(run: Run, at: int | None) -> NoReturn:
    refuse(
        "loop-blocked",
        _("this line kept the event loop from turning"),
        _("a loop that turns while the consumer waits"),
        _("publish and close never wait; the consumer waits with `await`, and holds no lock of threads meanwhile."),
        run.line(at),
    )


def refuse_cancelled(seen: str, where: str | None) -> NoReturn:
    refuse(
        "items-lost",
        seen,
        _("an iteration that goes on where the cancelled one was"),
        _("Take one item at a time out of the bus, in the loop's thread, and only to give it to the consumer at once."),
        where,
    )
