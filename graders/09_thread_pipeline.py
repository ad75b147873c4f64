"""09 thread_pipeline: all workers at work at once, a source that is read no further than it may be, and one error ends
all of it."""

import secrets
from collections import Counter
from collections.abc import Callable
from typing import Any

from graders.scenes.s09_thread_pipeline import broken, broken_late, few, piped, raced, refusals
from kata.asks import Function
from kata.clock import quicker_than_one_by_one
from kata.gate import Gate
from kata.hangs import explain_hang
from kata.language import _, ngettext
from kata.orders import holds_the_same
from kata.proof import Told, proof, refuse
from kata.race import Waits
from kata.raised import Raised
from kata.run import Call, Run
from kata.standstill import one_at_a_time, open_in_turn

ASKS = Function("thread_pipeline", "source", "work", "sink", "workers", "maxsize")

HINTS = (
    _("Who must wait when the sink is slow, and what makes them wait? And who tells everybody when something fails?"),
    _("A `queue.Queue(maxsize)` before the workers and another one after them: `put` waits while a queue is full."),
    _("One sentinel for each worker. On an error set an `Event` and go on emptying the queues: no `put` may stay."),
)

RACE = Waits([0.2, 0.1, 0.15, 0.05] * 2, lambda run, waits: run.scenario(raced, waits), places=4)

ITEMS = [30, 10, 20, 0, 10, 40]
MANY = list(range(100, 140))  # far more than may be under way
ALL = 16  # workers: more than anybody's idea of enough
SIZES = ((4, 1), (2, 3))  # workers, maxsize: a queue of another size than `maxsize` shows in one of them

NewGate = Callable[..., Gate]


def results() -> dict[int, Any]:
    """Unguessable, and two that are easily lost: a filter for what is missing drops them."""
    return {item: secrets.token_hex(8) for item in ITEMS} | {20: 0, 40: ""}


@proof("correct")
def test_every_result_reaches_the_sink(run: Run, new_gate: NewGate) -> str:
    gate, sink = new_gate(results=results()), new_gate()
    call = run.scenario(piped, gate.path, sink.path, ITEMS, 2, len(ITEMS), watch=one_at_a_time(sink))
    expect_all(call.value, gate, ITEMS)
    gate = new_gate(results=results())
    one, nothing = run.scenario(few, gate.path, ITEMS[:1], watch=one_at_a_time(gate)).value
    expect_all(one, gate, ITEMS[:1])
    expect_all(nothing, gate, [])
    return _("{n} results sunk at the return, also none and one").format(n=len(ITEMS))


@proof("correct")
def test_numbers_that_make_no_sense(run: Run, new_gate: NewGate) -> str:
    gate, sizes = new_gate(), [(0, 5), (-1, 5), (2, 0), (2, -1)]  # what was not read was not worked on either
    for (workers, maxsize), (what, read) in zip(sizes, run.scenario(refusals, gate.path, sizes).value, strict=True):
        raised = isinstance(what, Raised)
        if not (raised and what.is_a("ValueError")) or read:
            seen = (
                _("it raised {error}").format(error=what) if raised else _("it returned {value!r}").format(value=what)
            )
            if read:
                seen = _("an item was read, and then {seen}").format(seen=seen)
            refuse(
                "wrong-error" if raised and not what.is_a("ValueError") else "wrong-result",
                f"workers={workers}, maxsize={maxsize}: {seen}",
                _("a ValueError before any work begins"),
                _("Look at both first: `if workers < 1 or maxsize < 1: raise ValueError(…)`."),
            )
    return _("ValueError for numbers below 1")


@proof("overlap")
def test_all_workers_are_at_work_together(run: Run, new_gate: NewGate) -> Told:
    gate, workers = new_gate(), ALL
    items = [*range(workers * 2 + 6)]  # enough also for those who take a second one along: that is not for here
    hint = _("Ask of each `put` and `get` who ends it. None is a result, too: end a queue by an object of your own.")
    with explain_hang(_("`work` gave None for each item"), hint):
        call = run.scenario(piped, gate.path, "", items, workers, 1, watch=gate.answer_together(workers), deadline=40.0)
    if gate.peak < workers:
        call.value  # noqa: B018  (an error of the submission comes first)
        refuse_too_few(run, gate, workers)
    return Told(_("{n} workers at work at once").format(n=workers), gate.spans())


@proof("clock")
def test_the_work_overlaps(run: Run, new_gate: NewGate) -> str:
    latency, items = 0.15, MANY[:10]

    def attempt(seconds: float) -> Call | None:
        gate = new_gate(latency=latency)
        return run.timed_scenario(seconds, piped, gate.path, "", items, len(items), 2)

    return quicker_than_one_by_one(run, latency * len(items), attempt)


@proof("limits")
def test_no_further_ahead_than_allowed(run: Run, new_gate: NewGate) -> str:
    told = []
    for workers, maxsize in SIZES:
        gate, sink = new_gate(), new_gate()
        call = run.scenario(piped, gate.path, sink.path, MANY, workers, maxsize, watch=open_in_turn(gate, sink))
        found, bound = call.value, workers + 2 * maxsize + 2
        run.notes["threads"] = max(found["threads"], run.notes.get("threads", 0))
        if found["most"] == len(MANY) or (found["most"] > bound and gate.peak <= workers):
            refuse_too_far(found["most"], workers, maxsize)
        if gate.peak > workers:
            refuse_too_many(gate, workers)
        told.append(_("{most} of at most {bound}").format(most=found["most"], bound=bound))
    return _("items under way while everything waited: {told}").format(told=", ".join(told))


@proof("safe")
def test_one_thread_feeds_the_sink(run: Run) -> str:
    if run.notes.get("threads", 0) > 1:
        refuse(
            "sink-shared",
            _("{n} threads called `sink`").format(n=run.notes["threads"]),
            _("one thread that calls `sink`, from the first result to the last"),
            _("A sink need not be safe for threads: the workers fill a queue, and one thread empties it."),
        )
    return _("one thread feeds the sink")


@proof("safe")
def test_an_error_ends_all_of_it(run: Run, new_gate: NewGate) -> str:
    fails = "not a number"
    cases: tuple[tuple[str, dict[int, str], int | None, int | None, tuple[str, str]], ...] = (
        (_("`work` raised for every item"), dict.fromkeys(MANY, fails), None, None, ("ValueError", fails)),
        (_("`work` raised for one item"), {MANY[1]: fails}, None, None, ("ValueError", fails)),
        (_("the source raised"), {}, 5, None, ("OSError", "the line is dead")),
        (_("`sink` raised"), {}, None, 1, ("OSError", "the disk is full")),
    )
    for what, errors, source_breaks, sink_breaks, wanted in cases:
        gate = new_gate(errors=errors)
        hint = _(
            "Who fails must not just be gone: go on emptying the queues, so that no `put` and no `get` waits for it."
        )
        with explain_hang(what, hint):
            call = run.scenario(broken, gate.path, MANY, source_breaks, sink_breaks, watch=one_at_a_time(gate))
        expect_the_end(what, call.value["what"], wanted)
        if call.value["inside"]:
            run.notes.setdefault("inside", (what, call.value["inside"]))
        if call.value["exhausted"] and "limits" not in run.failed:  # who reads far ahead has read too far by then
            refuse_reading_on(what, call.value["read"])
    return _("an error of work, source or sink reaches the caller, and reading stops")


@proof("safe")
def test_an_error_at_any_time(run: Run, new_gate: NewGate) -> str:
    fails = "not a number"
    in_turn: dict[Any, int] = dict.fromkeys([4, "the source"], 1)
    gate = new_gate(results=in_turn, errors={4: fails})
    found = run.scenario(broken_late, gate.path, watch=one_at_a_time(gate)).value
    slow = _("`work` raised while the source was waiting for its next item")
    cases = (
        ("never", _("the source raised before its first item"), ("PermissionError", "the file may not be read")),
        ("work", _("`work` raised for the last item"), ("KeyError", "2")),
        ("sink", _("`sink` raised for the last item"), ("RuntimeError", "the disk is full")),
        ("early", slow, ("ValueError", fails)),
    )
    for case, what, wanted in cases:
        expect_the_end(what, found[case], wanted)
    if found["reading"]:
        run.notes["reading"] = slow
    return _("also before the first item, at the last one, and while the source is waiting")


@proof("clean")
def test_nothing_is_left(run: Run) -> str:
    if "inside" in run.notes:
        refuse_leaving(*run.notes["inside"])
    if "reading" in run.notes:
        refuse_a_reader(run.notes["reading"])
    return run.nothing_left()


def expect_all(found: dict[str, Any], gate: Gate, items: list[int]) -> None:
    """Every result was sunk once when it returned, and the count is theirs."""
    wanted = [gate.results[item] for item in items]
    sunk, later = found["sunk"], found["later"]
    if len(gate.visits) < len(items):
        left = Counter(map(str, items)) - Counter(visit.label for visit in gate.visits)
        seen = _("`work` was never called for {n} of {all} items: {left}")
        seen = seen.format(n=len(items) - len(gate.visits), all=len(items), left=", ".join(left.elements()))
        hint = _("An item may be 0 or empty: compare it with the end of the queue by `is`.") if gate.visits else ""
        refuse("work-skipped", seen, hint=hint)
    if holds_the_same(later, wanted) and not holds_the_same(sunk, wanted):
        refuse(
            "returned-early",
            _("when it returned, {n} of {all} results had reached the sink").format(n=len(sunk), all=len(wanted)),
            _("a return when every result has been sunk"),
            _("Wait for the thread that feeds the sink, too."),
        )
    if not holds_the_same(sunk, wanted):
        lost = len(sunk) < len(wanted) and all(sunk.count(one) <= wanted.count(one) for one in sunk)
        refuse(
            "items-lost" if lost else "wrong-result",
            _("{n} results reached the sink: {sunk}").format(n=len(sunk), sunk=repr(sunk)[:100]),
            _("each of the {n} results, once").format(n=len(wanted)),
            _("End the sink when the last worker has ended, not the first; and a result may be 0 or empty."),
        )
    if type(found["count"]) is not int or found["count"] != len(items):
        seen = _("it returned {value!r} for {n} items").format(value=found["count"], n=len(items))
        refuse("wrong-result", seen, _("how many results were sunk"))


def refuse_too_few(run: Run, gate: Gate, workers: int) -> None:
    where = run.where(gate.stood[0]) if gate.stood else None
    wanted = _("{n} items in `work` at once").format(n=workers)
    if gate.peak > 1:
        seen = _("never more than {peak} items in `work`, with workers={n}").format(peak=gate.peak, n=workers)
        hint = _("Start `workers` threads, and read on while they work: a small queue must not keep them from it.")
        refuse("limit-too-low", seen, wanted, hint, where, gate.spans())
    seen = _("never more than 1 item in `work`, with workers={n}").format(n=workers)
    hint = _("Read, work and sink in threads of their own, with a queue from one to the next.")
    refuse("sequential", seen, wanted, hint, where, gate.spans())


def refuse_too_many(gate: Gate, workers: int) -> None:
    refuse(
        "limit-exceeded",
        _("{peak} items in `work` at once, with workers={n}").format(peak=gate.peak, n=workers),
        _("never more than {n}").format(n=workers),
        _("Let a fixed number of threads take the items one by one; do not start one for each item."),
        spans=gate.spans(),
    )


def refuse_too_far(most: int, workers: int, maxsize: int) -> None:
    bound = workers + 2 * maxsize + 2
    if most >= len(MANY):
        seen = _("all {n} items were read before the sink had taken one").format(n=most)
    else:
        seen = _("{n} items were under way, with workers={w} and maxsize={m}").format(n=most, w=workers, m=maxsize)
    refuse(
        "no-backpressure",
        seen,
        _("at most workers + 2 * maxsize + 2 = {n}: the queues, and one item in each hand").format(n=bound),
        _("Bound every place where items wait: with `Queue(maxsize)`, or a semaphore around the reading."),
    )


def expect_the_end(what: str, error: Raised | None, wanted: tuple[str, str]) -> None:
    """That error came out."""
    kind, text = wanted
    if error is None:
        refuse(
            "errors-lost",
            _("{what}, and nothing reached the caller").format(what=what),
            _("that error, raised by thread_pipeline"),
            _("An exception ends only its own thread: keep the first one, and raise it when all threads have ended."),
        )
    if not (error.is_a(kind) and error.mentions(text)):
        refuse(
            "wrong-error",
            _("{what}, and it raised {error}").format(what=what, error=error),
            f"{kind}: {text}",
            _("Keep the exception itself, and `raise` it again in the calling thread."),
            error.where,
        )


def refuse_reading_on(what: str, read: int) -> None:
    refuse(
        "work-went-on",
        _("{what}, and all {n} items were read all the same").format(what=what, n=read),
        _("an end to the reading when something has failed"),
        _("Set an `Event` on the first error, and let the reader look at it before each item."),
    )


def refuse_leaving(what: str, inside: int) -> None:
    refuse(
        "left-running",
        ngettext(
            "{what}; when that error reached the caller, {n} thread was still inside `work`",
            "{what}; when that error reached the caller, {n} threads were still inside `work`",
            inside,
        ).format(what=what, n=inside),
        _("no thread that is still at work when it raises"),
        _("Tell all threads to stop, join every one of them, and only then raise the error."),
    )


def refuse_a_reader(what: str) -> None:
    refuse(
        "left-running",
        _("{what}; when that error reached the caller, a thread was still reading the source").format(what=what),
        _("no thread that is left when it raises"),
        _("Tell all threads to stop, join every one of them, and only then raise the error."),
    )
