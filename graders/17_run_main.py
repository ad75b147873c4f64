"""17 run_main: one loop, in the calling thread, on which all greetings are under way together; closed at the end."""

import secrets
from typing import Any

from graders.scenes.s17_run_main import Greetings
from kata.asks import Function
from kata.clock import quicker_than_one_by_one
from kata.evidence import Span
from kata.language import _
from kata.proof import Told, proof, refuse, skip
from kata.race import Waits
from kata.run import Call, Run

ASKS = Function("run_main", "people", "greet")

HINTS = (
    _("`greet(…)` makes a coroutine. Who runs it? And who starts the second before the first one ends?"),
    _("`asyncio.run(main())` starts one loop and closes it; `asyncio.gather` in `main` starts all greetings on it."),
    _("`async def main(): return await asyncio.gather(*(greet(*person) for person in people))`, and then run it."),
)

RACE = Waits([0.1, 0.3, 0.2, 0.15], lambda run, waits: run.scenario(racing, waits))

PEOPLE = [("Ada", 0.1), ("Grace", 0.2), ("Ada", 0.3), ("Linus", 0.1), ("Guido", 0.2)]
SECONDS = 0.1  # of each greeting, where the clock is looked at


def greeted(sub: Any, people: list[tuple[str, float]], texts: list[str], fails: int | None = None) -> Any:
    """In the runner: the submission with greetings that wait for each other; one of them may fail."""
    return Greetings(people, texts, fails).come_out(sub)


def timed(sub: Any, people: list[tuple[str, float]], texts: list[str]) -> Any:
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
    for people in (PEOPLE, PEOPLE[:1], []):
        texts = [f"Hello, {name} {secrets.token_hex(6)}" for name, _seconds in people]
        call = run.scenario(greeted, people, texts)
        came = call.value
        run.notes.setdefault("came", came)
        if came["error"] is not None:
            refuse("raised", _("it raised {error}").format(error=came["error"]), where=came["error"].where)
        expect_all_greeted(call, people)
        if came["value"] != texts or type(came["value"]) is not list:
            hint = _("`gather` gives the results in the order of its arguments, whoever ends first. Names may repeat.")
            seen = _("it gave {value}").format(value=repr(came["value"])[:100])
            refuse("wrong-result", seen, repr(texts)[:100], hint)
    return _("greetings in order, also of one person and of nobody")


@proof("overlap")
def test_all_are_under_way_on_one_loop(run: Run) -> Told:
    skip_after(run, {"correct"})
    came = run.notes["came"]
    if came["elsewhere"]:
        refuse(
            "many-loops",
            _("{n} of {all} greetings ran in another thread than the caller's; event loops there: {loops}").format(
                n=came["elsewhere"], all=len(PEOPLE), loops=came["loops_elsewhere"]
            ),
            _("one loop, in the thread that calls"),
            _("A loop needs no thread of its own: `asyncio.run` runs it right here, and comes back when it is done."),
            spans=spans(came),
        )
    if came["peak"] < len(PEOPLE):
        refuse(
            "sequential" if came["peak"] == 1 else "limit-too-low",
            _("never more than {peak} of {n} greetings under way").format(peak=came["peak"], n=len(PEOPLE)),
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
    return Told(_("all {n} greetings under way together, on one loop").format(n=came["peak"]), spans(came))


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
    came = run.notes["failed"] = run.scenario(greeted, PEOPLE, texts, 1).value
    if came["error"] is None:
        refuse(
            "errors-lost",
            _("a greeting failed, and it gave {value}").format(value=repr(came["value"])[:80]),
            f"ValueError: {texts[1]}",
            _("Do not catch what you cannot mend: let it travel to the caller."),
        )
    if not (came["error"].is_a("ValueError") and came["error"].mentions(texts[1])):
        seen = _("it raised {error}").format(error=came["error"])
        refuse("wrong-error", seen, f"ValueError: {texts[1]}", where=came["error"].where)
    return _("an error of greet reaches the caller")


@proof("clean")
def test_the_loop_is_closed(run: Run) -> str:
    skip_after(run, {"correct"})  # what was never awaited is told there already
    for which, when in (("came", _("when it returned")), ("failed", _("after an error"))):
        if which in run.notes and run.notes[which]["open"]:
            refuse(
                "left-running",
                _("{when}, the event loop was still open").format(when=when),
                _("the loop closed, whatever happened"),
                _("`asyncio.run` and `with asyncio.Runner()` close it; by hand it is `loop.close()` in a `finally`."),
            )
    return run.nothing_left()


def expect_all_greeted(call: Call, people: list[tuple[str, float]]) -> None:
    entries = call.value["entries"]
    unfinished = [one for one in entries if one["how"] != "value"]
    begun = {one["number"] for one in entries}
    missing = [person for number, person in enumerate(people) if number not in begun]
    never = next((left for left in call.left if "never awaited" in left), None)
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
            spans=spans(call.value),
        )
    if missing:
        refuse_missing(missing[0], [(one["name"], one["seconds"]) for one in entries if one["number"] < 0])


def refuse_missing(person: tuple[str, float], others: list[tuple[str, float]]) -> None:
    """Of this person no greeting began; whoever only makes and closes a coroutine has called `greet` all the same."""
    seen = _("greet{person} never began to run in this process").format(person=person)
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
