"""13 parallel_map: at least two workers compute at the same instant, never more than allowed, and the order is kept."""

import multiprocessing
import secrets
from collections.abc import Callable
from typing import Any, NoReturn

from kata import parallel
from kata.asks import Function
from kata.fate import Fate, bytes_of, gives_bytes, raises
from kata.gate import Execution, Gate
from kata.hangs import explain_hang
from kata.job import BoxedJob, Job, box
from kata.language import _
from kata.live import Live
from kata.meeting import NEXT, SETTLED, SHORT
from kata.orders import holds_the_same
from kata.processes import (
    START_METHODS,
    expect_sendable,
    explain_missing,
    refuse_unlike_fork,
    though_it_hangs_once,
)
from kata.proof import Refusal, Told, proof, refuse, skip
from kata.race import Jobs
from kata.raised import Raised, spelled
from kata.run import Call, Run

ASKS = Function("parallel_map", "fn", "items", "workers")

HINTS = (
    _("Threads share one GIL and compute in turns. What has a GIL of its own?"),
    _("A `multiprocessing.Pool` or a `ProcessPoolExecutor` of `workers` processes; their `map` keeps the order."),
    _("Check `workers` first, then `with ProcessPoolExecutor(workers) as pool: return list(pool.map(fn, items))`."),
)
RACE = Jobs(lambda run, gate, items, workers: run.scenario(mapped, gate, items, workers))

ITEMS = [30, 10, 20, 10, 40]
BOXED = [0, 10, 30, 10]
LARGE = 32_000  # times 16 bytes: more than a pipe holds, or a pair of sockets

HINT_OF_NONE = _("None is an item like any other: tell a worker in some other way that no more will come.")

NewGate = Callable[..., Gate]


def mapped(sub: Any, gate: str, items: list[int], workers: int) -> Any:
    """In the runner: the submission with a job that reports to the gate."""
    return sub.parallel_map(Job(gate), items, workers)


def few(sub: Any, gate: str, alone: str, items: list[int]) -> tuple[Any, Any, Any]:
    """In the runner: what it returns for no items, for the first one, and then for these with one worker."""
    return mapped(sub, gate, [], 2), mapped(sub, gate, items[:1], 2), mapped(sub, alone, items, 1)


def boxed(sub: Any, gate: str, items: list[int]) -> Any:
    """In the runner: the submission with items that cannot be hashed, one of which is false."""
    return sub.parallel_map(BoxedJob(gate), [box(item) for item in items], 2)


def boxed_twice(sub: Any, gates: list[str], items: list[int]) -> tuple[Any, Any]:
    """In the runner: the same, and what comes of a second call, in which the item that is false is None."""
    first, again = gates
    found = boxed(sub, first, items)
    try:
        return found, sub.parallel_map(BoxedJob(again), [box(item) if item else None for item in items], 2)
    except Exception as error:
        return found, error


def refusals(sub: Any, gate: str, items: list[int]) -> list[Any]:
    """In the runner: what it gives or raises for numbers of workers that make no sense."""
    found = []
    for workers in (0, -1):
        try:
            found.append(mapped(sub, gate, items, workers))
        except Exception as error:
            found.append(error)
    return found


def under_fork(run: Run, scenario: Callable[..., Any], *args: Any, **options: Any) -> Call:
    """A call under fork, where there is one, whatever the default: what does not work elsewhere is seen in its turn."""
    return run.scenario(scenario, *args, start_method=START_METHODS[0], **options)


def reference(_sub: Any, gate: str, items: list[int], workers: int) -> list[Any]:
    """In the runner: a pool of our own, to know what this machine can do now."""
    with multiprocessing.get_context(START_METHODS[0]).Pool(workers) as pool:
        return pool.map(Job(gate), items, chunksize=1)


def results() -> dict[int, Any]:
    """Unguessable, and two that are easily lost: a filter for what is missing drops them."""
    return {item: secrets.token_hex(8) for item in ITEMS} | {20: 0, 40: None}


@proof("correct")
def test_results_in_order(run: Run, new_gate: NewGate) -> str:
    gate = new_gate(results=results())
    run.notes["held"] = [(gate, 2)]
    call = under_fork(run, mapped, gate.path, ITEMS, 2, watch=gate.answer_one_by_one(last_first=True))
    expect_sendable(call)
    expect_results(call.value, gate, ITEMS)
    gate, alone = new_gate(results=results()), new_gate(results=results())
    run.notes["held"].append((alone, 1))
    nothing, one, two = under_fork(run, few, gate.path, alone.path, ITEMS[:2], watch=alone.answer_one_by_one()).value
    expect_results(nothing, gate, [])
    expect_results(one, gate, ITEMS[:1])
    expect_results(two, alone, ITEMS[:2])
    return _("{n} results in order, also none and one").format(n=len(ITEMS))


@proof("correct")
def test_errors_reach_the_caller(run: Run, new_gate: NewGate) -> str:
    def attempt() -> Call:
        gate = new_gate(results=results(), errors={20: "no such number"})
        return under_fork(run, mapped, gate.path, ITEMS, 2)

    error = though_it_hangs_once(attempt).error
    if error is None or not (error.is_a("ValueError") and error.mentions("no such number")):
        seen = _("it raised {error}").format(error=error) if error else _("nothing was raised")
        code = "wrong-error" if error else "wrong-result"
        hint = _("Let it come out where you read the results: `future.result()` and `pool.map` raise it again.")
        refuse(code, _("fn raised ValueError, and then {seen}").format(seen=seen), _("the error of fn"), hint)
    gate = new_gate(results=results())
    for workers, found in zip((0, -1), run.scenario(refusals, gate.path, ITEMS[:2]).value, strict=True):
        raised = isinstance(found, Raised)
        if not raised or not found.is_a("ValueError") or gate.visits:
            seen = _("it raised {error}").format(error=found) if raised else _("it returned a value")
            hint = _("Look at `workers` first: `if workers < 1: raise ValueError(…)`.")
            wanted = _("a ValueError before any work begins")
            code = "wrong-error" if raised else "wrong-result"
            refuse(code, f"workers={workers}: {seen}", wanted, hint)
    return _("errors reach the caller")


@proof("overlap")
def test_two_compute_at_once(run: Run, new_gate: NewGate) -> Told:
    for method in START_METHODS:
        gate = new_gate(results=results(), burn=0.02)
        items = ITEMS[:2] if "together" in run.notes else ITEMS[:4]
        with explain_missing(run, method):
            call = run.scenario(mapped, gate.path, items, 2, start_method=method, watch=meet(gate))
        expect_importable(call, method)
        if "correct" not in run.failed:
            expect_results(call.value, gate, items)
        if not gate.have_met:
            parallel.refuse_not_parallel(run, gate, call)
        run.notes.setdefault("together", gate.executions)
    spans = parallel.spans(run.notes["together"])
    return Told(_("two at once, under {methods}").format(methods=", ".join(START_METHODS)), spans)


@proof("clock")
def test_more_than_one_core_works(run: Run, new_gate: NewGate) -> str:
    def attempt(scenario: Callable[..., Any]) -> list[Execution]:
        gate = new_gate(results=results(), burn=0.04)
        run.scenario(scenario, gate.path, ITEMS[:4], 2, watch=gate.answer_together(2))
        return gate.executions

    met = run.notes.get("together", [])
    return parallel.clock_gains(run, met, lambda: attempt(mapped), lambda: attempt(reference))


@proof("limits")
def test_never_more_than_workers(run: Run) -> str:
    for gate, workers in run.notes["held"]:
        if gate.peak > workers:
            refuse(
                "limit-exceeded",
                _("{peak} jobs under way at once, with workers={workers}").format(peak=gate.peak, workers=workers),
                _("never more than {workers}").format(workers=workers),
                _("Let a pool of `workers` processes take the items one by one."),
                spans=gate.spans(),
            )
    return _("never more than workers at once")


@proof("correct")
def test_any_items_and_any_results(run: Run, new_gate: NewGate) -> str:
    if run.failed:
        skip(_("not judged after the failure above"))
    gates = [new_gate(results=boxed_results()) for _call in range(2)]
    try:
        call = under_fork(run, boxed_twice, [gate.path for gate in gates], BOXED)
    except Refusal as refusal:
        explain_boxed(refusal, is_second=bool(gates[1].visits))
    first, second = call.value
    expect_results(first, gates[0], BOXED)
    if type(second) is Raised:
        seen = _("in a second call, with None among the items, it raised {error}")
        refuse("raised", seen.format(error=second), hint=HINT_OF_NONE, where=second.where)
    expect_results(second, gates[1], BOXED)
    return _("whatever the items and the results are, and in a second call")


@proof("correct")
def test_whichever_item_fails(run: Run, new_gate: NewGate) -> str:
    if run.failed:
        skip(_("not judged after the failure above"))
    for item, fate in ((BOXED[0], raises(ValueError)), (BOXED[-2], raises(KeyError, 7))):
        error = though_it_hangs_once(lambda item=item, fate=fate: with_one_that_fails(run, new_gate, item, fate)).error
        kind, *args = fate.what
        if error is None or not error.is_a(kind):
            nth = _("the first") if item == BOXED[0] else _("the last")
            came = _("it raised {error}").format(error=error) if error else _("nothing was raised")
            seen = _("{nth} of three items raised {kind}, and {came}").format(nth=nth, kind=kind, came=came)
            hint = _("Let it come out where you read the results: `future.result()` and `pool.map` raise it again.")
            refuse("wrong-error" if error else "wrong-result", seen, _("the error of fn"), hint)
        if args and not error.inside and list(error.args) != args:
            hint = _("Raise the exception that came, not one that is made of its text.")
            refuse("wrong-error", spelled(error.name, error.args), spelled(kind, args), hint, error.where)
    return _("errors of the first and of the last item reach the caller")


@proof("clean")
def test_nothing_is_left(run: Run) -> str:
    return run.nothing_left()


def boxed_results() -> dict[int, Any]:
    """One that is long, and one that is a list."""
    text = secrets.token_hex
    return {BOXED[0]: text(8), BOXED[1]: [text(4), text(4)], BOXED[2]: gives_bytes(secrets.token_bytes(16), LARGE)}


def explain_boxed(refusal: Refusal, is_second: bool) -> NoReturn:
    """Says of a call that hangs in which of the two it did so, and what to try."""
    if is_second:
        seen, hint = _("in a second call, with None among the items, it did not return"), HINT_OF_NONE
    else:
        seen = _("one of the results had {n} KB, and the call did not return").format(n=16 * LARGE // 1000)
        hint = _("A pipe holds less: a worker waits until somebody reads. Receive all results, and join after that.")
    with explain_hang(seen, hint):
        raise refusal


def with_one_that_fails(run: Run, new_gate: NewGate, item: int, fate: Fate) -> Call:
    """A call with three items, of which this one meets its fate, once."""
    gate = new_gate(results=boxed_results(), once={item: fate})
    watch = fails_alone(gate) if item == BOXED[0] else None
    return under_fork(run, boxed, gate.path, BOXED[:3], watch=watch)


def fails_alone(gate: Gate) -> Callable[[Live], None]:
    """The first one goes, and all others when nothing else happens: who is under way after the return is left there."""
    gate.hold()

    def watch(live: Live) -> None:
        if live.returned is None and gate.waiting and live.at_rest(SETTLED if gate.once else SHORT, NEXT):
            if gate.once:
                gate.release(0)
            else:
                gate.stop_holding()
            live.expect_more()

    return watch


def meet(gate: Gate) -> Callable[..., None]:
    """Two jobs must be in flight before one is let go."""
    return gate.answer_together(2, on_give_up=gate.is_handed_out)


def expect_importable(call: Call, method: str) -> None:
    """What works where the parent's memory is copied may not work where the worker starts from nothing."""
    expect_sendable(call)
    error = call.error
    if error is None or method == "fork":
        return
    refuse_unlike_fork(_("under {method}: {said}").format(method=method, said=error), error.where)


def expect_results(value: Any, gate: Gate, items: list[int]) -> None:
    results = [gate.results[item] for item in items]
    wanted = [bytes_of(one) if isinstance(one, Fate) else one for one in results]
    if len(gate.executions) < len(items) and type(value) is list and len(value) == len(items):
        n = len(items) - len(gate.executions)
        refuse("work-skipped", _("fn was never called for {n} of {all} items").format(n=n, all=len(items)))
    if value == wanted and type(value) is list:
        return
    if holds_the_same(value, wanted):
        refuse(
            "order-lost",
            _("the results are all there, in another order"),
            _("the order of the items"),
            _("Keep each future beside its item, or let `map` keep the order for you."),
        )
    refuse("wrong-result", _("it returned {value}").format(value=repr(value)[:100]), repr(wanted)[:100])
