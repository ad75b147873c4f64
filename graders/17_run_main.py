"""17 run_main: one loop, in the calling thread, on which all greetings are under way together; closed at the end."""

import secrets
from collections.abc import Sequence
from typing import Any, NoReturn

from graders.scenes.s17_run_main import Greetings, in_turn
from kata.asks import Function
from kata.clock import quicker_than_one_by_one
from kata.evidence import Span
from kata.language import _
from kata.orders import holds_the_same
from kata.proof import Told, proof, refuse, skip
from kata.race import Waits
from kata.run import Run

ASKS = Function("run_main", "people", "greet")

HINTS = (
    _("`greet(…)` makes a coroutine. Who runs it? And who starts the second before the first one ends?"),
    _("`asyncio.run(main())` starts one loop and closes it; `asyncio.gather` in `main` starts all greetings on it."),
    _("`async def main(): return await asyncio.gather(*(greet(*person) for person in people))`, and then run it."),
)

RACE = Waits([0.1, 0.3, 0.2, 0.15], lambda run, waits: run.scenario(racing, waits))

People = list[tuple[str, float]]

PEOPLE = [("Ada", 0.1), ("Grace", 0.2), ("Ada", 0.1), ("Linus", 0.0), ("Guido", 0.2), ("Ada", 0.3)]
CROWD = [(f"Person {n}", 0.1) for n in range(120)]
CALLS: tuple[People, ...] = (PEOPLE, [], PEOPLE[:1], PEOPLE, CROWD, [])  # in turn, with other greetings each time
AGAIN = 3  # the second one with the same people
FAILURES = ((0, "Declined"), (3, "TimeoutError"), (5, "ValueError"))  # who fails, and how
SECONDS = 0.1  # of each greeting, where the clock is looked at


def greeted(sub: Any, calls: list[tuple[People, list[str]]]) -> Any:
    """In the runner: the submission is called with these people, one call after another."""
    return in_turn(sub, [Greetings(people, texts) for people, texts in calls])


def failed(sub: Any, people: People, texts: list[str], failures: list[tuple[int, str]]) -> Any:
    """In the runner: the submission is called again and again, and each time another greeting fails."""
    return in_turn(sub, [Greetings(people, texts, number, error) for number, error in failures])


def timed(sub: Any, people: People, texts: list[str]) -> Any:
    """In the runner: the submission with greetings that take their seconds."""
    return Greetings(people, texts, sleeps=True).come_out(sub)


def racing(sub: Any, waits: list[float]) -> list[tuple[str, float, float]]:
    """In the runner: when each greeting began and ended."""
    greetings = Greetings(
        [(f"Person {n}", seconds) for n, seconds in enumerate(waits, 1)], [""] * len(waits), sleeps=True
    )
    greetings.come_out(sub)
    return [(one["name"], one["begun"], one["ended"] or one["begun"]) for one in greetings.entries]


@proof("correct")
def test_greetings_in_order(run: Run) -> str:
    calls = [(people, texts_for(people)) for people in CALLS]
    call = run.scenario(greeted, calls)
    run.notes["came"] = call.value
    for nth, ((people, texts), came) in enumerate(zip(calls, call.value, strict=False)):
        if came["error"] is not None:
            refuse("raised", _("it raised {error}").format(error=came["error"]), where=came["error"].where)
        expect_all_greeted(came, people, call.left, again=nth == AGAIN)
        if came["value"] != texts or type(came["value"]) is not list:
            refuse_value(came["value"], texts)
    return _("greetings in order, also of one person and of nobody")


@proof("overlap")
def test_all_are_under_way_on_one_loop(run: Run) -> Told:
    skip_after(run, {"correct"})
    for people, came in zip(CALLS, run.notes["came"], strict=True):
        if people in (PEOPLE, CROWD):
            expect_together(came, len(people))
    first = run.notes["came"][0]
    return Told(_("all {n} greetings under way together, on one loop").format(n=first["peak"]), spans(first))


@proof("clock")
def test_it_takes_as_long_as_the_longest(run: Run) -> str:
    skip_after(run, {"correct"})
    people = [(f"Person {n}", SECONDS) for n in range(6)]
    texts = [secrets.token_hex(6) for _person in people]
    return quicker_than_one_by_one(
        run, SECONDS * len(people), lambda within: run.timed_scenario(within, timed, people, texts)
    )


@proof("correct")
def test_an_error_reaches_the_caller(run: Run) -> str:
    skip_after(run, {"correct", "overlap"})
    texts = [f"no greeting {secrets.token_hex(6)}" for _person in PEOPLE]
    run.notes["failed"] = run.scenario(failed, PEOPLE, texts, list(FAILURES)).value
    for (number, kind), came in zip(FAILURES, run.notes["failed"], strict=True):
        expect_error(came, kind, texts[number])
        expect_once(came, PEOPLE)
    return _("an error of greet reaches the caller")


@proof("clean")
def test_the_loop_is_closed(run: Run) -> str:
    skip_after(run, {"correct"})  # what was never awaited is told there already
    for which, when in (("came", _("when it returned")), ("failed", _("after an error"))):
        if any(one["open"] for one in run.notes.get(which, ())):
            refuse(
                "left-running",
                _("{when}, the event loop was still open").format(when=when),
                _("the loop closed, whatever happened"),
                _("`asyncio.run` and `with asyncio.Runner()` close it; by hand it is `loop.close()` in a `finally`."),
            )
    return run.nothing_left()


def texts_for(people: People) -> list[str]:
    """Nobody can guess them; equal people have the same, and who wants no seconds gets an empty one."""
    texts = {(name, seconds): f"Hello, {name} {secrets.token_hex(6)}" if seconds else "" for name, seconds in people}
    return [texts[person] for person in people]


def expect_together(came: dict[str, Any], people: int) -> None:
    if came["elsewhere"]:
        refuse(
            "many-loops",
            _("{n} of {all} greetings ran in another thread than the caller's; event loops there: {loops}").format(
                n=came["elsewhere"], all=people, loops=came["loops_elsewhere"]
            ),
            _("one loop, in the thread that calls"),
            _("A loop needs no thread of its own: `asyncio.run` runs it right here, and comes back when it is done."),
            spans=spans(came),
        )
    if came["peak"] < people:
        refuse(
            "sequential" if came["peak"] == 1 else "limit-too-low",
            _("never more than {peak} of {n} greetings under way").format(peak=came["peak"], n=people),
            _("all greetings under way together, on one loop"),
            _("One `asyncio.run` for all, and in it `asyncio.gather` or tasks: an `await` in a loop waits for each."),
            spans=spans(came),
        )
    if came["loops"] > 1:
        refuse(
            "many-loops",
            _("the greetings ran on {n} loops").format(n=came["loops"]),
            _("one loop"),
            _("One `asyncio.run` for all of them."),
        )


def expect_error(came: dict[str, Any], kind: str, text: str) -> None:
    """The error of this kind and with this text came out, bare or in a group."""
    error, wanted = came["error"], f"{kind}: {text}"
    if error is None:
        refuse(
            "errors-lost",
            _("a greeting failed, and it gave {value}").format(value=repr(came["value"])[:80]),
            wanted,
            _("Do not catch what you cannot mend: let it travel to the caller."),
        )
    name = f"{Greetings.__module__}.{kind}" if kind == "Declined" else kind
    if not (error.is_a(name) and error.mentions(text)):
        refuse("wrong-error", _("it raised {error}").format(error=error), wanted, where=error.where)


def refuse_value(value: Any, texts: list[str]) -> NoReturn:
    seen = _("it gave {value}").format(value=repr(value)[:100])
    if type(value) is list and len(value) != len(texts):
        seen = _("it gave {n} greetings for {all} people").format(n=len(value), all=len(texts))
    elif holds_the_same(value, texts):
        seen = _("the greetings are all there, in another order: {value}").format(value=repr(value)[:100])
    hint = _("`gather` gives the results in the order of its arguments, whoever ends first. Names may repeat.")
    refuse("wrong-result", seen, repr(texts)[:100], hint)


def expect_all_greeted(came: dict[str, Any], people: People, left: Sequence[str], again: bool) -> None:
    entries = came["entries"]
    unfinished = [one for one in entries if one["how"] != "value"]
    begun = {one["number"] for one in entries}
    missing = [person for number, person in enumerate(people) if number not in begun]
    never = next((one for one in left if "never awaited" in one), None)
    if missing and never and not unfinished:
        refuse(
            "never-awaited",
            _("{name} was not greeted: {warning}").format(name=missing[0][0], warning=never),
            _("each coroutine awaited"),
            _("Calling an async function only makes a coroutine. `await` it, or give it to `gather` and await that."),
        )
    if unfinished:
        refuse(
            "returned-early",
            _("when it returned, {name} had not been greeted").format(name=unfinished[0]["name"]),
            _("all greetings done"),
            _("`create_task` starts, and nobody waits: keep the tasks and await them, before `main` ends."),
            spans=spans(came),
        )
    if missing and again:
        refuse(
            "work-skipped",
            _("called again with the same people, it did not run greet{person}").format(person=missing[0]),
            _("everybody greeted anew in each call"),
        )
    if missing:
        refuse_missing(missing[0], people, entries)
    expect_once(came, people)


def expect_once(came: dict[str, Any], people: People) -> None:
    """Nobody was greeted more often than they stand in the list."""
    ran = [(one["name"], one["seconds"]) for one in came["entries"]]
    if again := next((person for person in ran if ran.count(person) > max(1, people.count(person))), None):
        refuse(
            "wrong-result",
            _("greet{person} was begun {n} times, and stands in the list {times} times").format(
                person=again, n=ran.count(again), times=people.count(again)
            ),
            _("each of the people greeted once, also after an error"),
            _("Call `greet` once for each pair, on one loop: what has failed is not tried again."),
        )


def refuse_missing(person: tuple[str, float], people: People, entries: list[dict[str, Any]]) -> NoReturn:
    """Of this person no greeting began; whoever only makes and closes a coroutine has called `greet` all the same."""
    ran = [(one["name"], one["seconds"]) for one in entries]
    others = [one for one in ran if one not in people]
    seen = _("greet{person} never began to run in this process").format(person=person)
    if person in ran:
        seen = _("greet{person} began {n} of {times} times: this person stands in the list so often").format(
            person=person, n=ran.count(person), times=people.count(person)
        )
    if others:
        seen = _("{seen}; greet{other} did").format(seen=seen, other=others[0])
    refuse(
        "work-skipped",
        seen,
        _("`greet(name, seconds)` run for each of the people, with their own name and seconds"),
        _("Await what `greet` gives for each pair of the list, here in the caller's thread. A name may come twice."),
    )


def skip_after(run: Run, kinds: set[str]) -> None:
    if run.failed & kinds:
        skip(_("not judged before the proofs above hold"))


def spans(came: dict[str, Any]) -> tuple[Span, ...]:
    """The greetings, to be drawn."""
    return tuple(Span(one["name"], one["begun"], one["ended"] or one["begun"]) for one in came["entries"])
