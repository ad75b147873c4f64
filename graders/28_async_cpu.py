"""28 async_cpu: two workers compute at the same instant, and the loop never waits for them."""

import asyncio
import secrets
from collections.abc import Callable
from typing import Any

from kata import guard, parallel
from kata.asks import Function
from kata.endings import expect_cancel
from kata.gate import Execution, Gate
from kata.job import Job
from kata.knock import knock
from kata.language import _
from kata.live import Watch
from kata.orders import holds_the_same
from kata.processes import DEADLINE, START_METHODS, expect_sendable, refuse_missing, though_it_hangs_once
from kata.proof import Told, proof, refuse, skip
from kata.race import Jobs
from kata.raised import Raised
from kata.run import Call, Run
from kata.turning import Turning
from kata.watches import both

ASKS = Function("async_cpu", "items", "work", "workers", is_async=True)

HINTS = (
    _("Who computes while the loop goes on turning? A thread shares one GIL with it."),
    _("A `ProcessPoolExecutor(workers)`; `loop.run_in_executor(pool, work, item)` gives what can be awaited."),
    _(
        "`return await asyncio.gather(*(loop.run_in_executor(…) …))`, and in a `finally` "
        "`await asyncio.to_thread(pool.shutdown, cancel_futures=True)`: after an error a `with` would hold the loop."
    ),
)
RACE = Jobs(lambda run, gate, items, workers: run.scenario(mapped, gate, items, workers))

ITEMS = [30, 10, 20, 10, 40]
GRACE = 2.0  # seconds: after an error or a cancel, what was handed out already may run to its end

NewGate = Callable[..., Gate]


async def mapped(sub: Any, gate: str, items: list[int], workers: int) -> Any:
    """In the runner: the submission with a job that reports to the gate."""
    return await sub.async_cpu(items, Job(gate), workers)


async def none_one_and_two(sub: Any, gate: str, items: list[int]) -> list[Any]:
    """In the runner: what it returns for no items, for the first, and for the first two, on one worker."""
    return [await mapped(sub, gate, items[:number], 1) for number in range(3)]


async def refusals(sub: Any, gate: str, items: list[int]) -> list[Any]:
    """In the runner: what it gives or raises for numbers of workers that make no sense."""
    found = []
    for workers in (0, -1):
        try:
            found.append(await mapped(sub, gate, items, workers))
        except Exception as error:
            found.append(error)
    return found


async def cancelled(sub: Any, gate: str, items: list[int]) -> str:
    """In the runner: it is cancelled when the judge says so, at the gate; how it came out."""
    task = asyncio.ensure_future(mapped(sub, gate, items, 2))
    said = asyncio.ensure_future(knock(gate))
    await asyncio.wait({task, said}, return_when=asyncio.FIRST_COMPLETED)
    await said
    task.cancel()
    try:
        return repr(await task)
    except asyncio.CancelledError:
        return "cancelled"
    except Exception as error:
        return repr(error)


async def reference(_sub: Any, gate: str, items: list[int], workers: int) -> list[Any]:
    """In the runner: a pool of our own, to know what this machine can do now."""
    from concurrent.futures import ProcessPoolExecutor

    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(workers) as pool:
        return await asyncio.gather(*(loop.run_in_executor(pool, Job(gate), item) for item in items))


def results() -> dict[int, Any]:
    """Unguessable, and two that are easily lost: a filter for what is missing drops them."""
    return {item: secrets.token_hex(8) for item in ITEMS} | {20: 0, 40: None}


def called(
    run: Run, scenario: Any, *args: Any, watch: Watch = guard.watch, method: str = START_METHODS[0], **options: Any
) -> Call:
    """The scenario under a start method, with `run`'s other options; refuses what could not even be called."""
    watches = both(guard.watch, watch)
    call = run.scenario(scenario, *args, start_method=method, watch=watches, deadline=DEADLINE, **options)
    guard.expect_main_guard(call)
    expect_sendable(call)
    return call


@proof("correct")
def test_results_in_order(run: Run, new_gate: NewGate) -> str:
    gate, alone = new_gate(results=results()), new_gate(results=results())
    turning, beside_one = run.notes["turning"] = Turning(gate), Turning(alone)
    run.notes["held"] = gate
    call = called(run, mapped, gate.path, ITEMS, 2, watch=both(turning.watch, gate.answer_one_by_one(last_first=True)))
    expect_results(call.value, gate, ITEMS)
    watch = both(beside_one.watch, alone.answer_one_by_one())
    run.notes["alone"] = alone
    for number, found in enumerate(called(run, none_one_and_two, alone.path, ITEMS, watch=watch).value):
        expect_results(found, alone, ITEMS[:number])
    return _("{n} results in order, also none and one").format(n=len(ITEMS))


@proof("correct")
def test_errors_reach_the_caller(run: Run, new_gate: NewGate) -> str:
    def attempt() -> Call:
        gate = new_gate(results=results(), errors={20: "no such number"})
        return called(run, mapped, gate.path, ITEMS, 2, grace=GRACE)

    error = though_it_hangs_once(attempt).error
    if error is None or not (error.is_a("ValueError") and error.mentions("no such number")):
        seen = _("it raised {error}").format(error=error) if error else _("nothing was raised")
        code = "wrong-error" if error else "wrong-result"
        hint = _("Let it come out where you await the results: a future raises it again.")
        refuse(code, _("work raised ValueError, and then {seen}").format(seen=seen), _("the error of work"), hint)
    gate = new_gate(results=results())
    for workers, found in zip((0, -1), called(run, refusals, gate.path, ITEMS[:2]).value, strict=True):
        raised = isinstance(found, Raised)
        if not raised or not found.is_a("ValueError") or gate.visits:
            seen = _("it raised {error}").format(error=found) if raised else _("it returned a value")
            hint = _("Look at `workers` first: `if workers < 1: raise ValueError(…)`.")
            wanted = _("a ValueError before any work begins")
            code = "wrong-error" if raised else "wrong-result"
            refuse(code, f"workers={workers}: {seen}", wanted, hint)
    return _("errors reach the caller")


@proof("limits")
def test_the_loop_turns_while_they_compute(run: Run) -> str:
    if "turning" not in run.notes or "correct" in run.failed:
        skip(_("not judged after the failure above"))
    blocked = next((one for one in run.notes["turning"] if one.blocked), None)
    if blocked:
        refuse(
            "loop-blocked",
            _("jobs were under way, and this line kept the event loop from turning until they ended"),
            _("a loop that turns while others compute"),
            _("Await what others compute: `await loop.run_in_executor(…)`, never `.result()` or `map` on the loop."),
            run.where(blocked.blocked[0]),
            blocked.meeting.spans(),
        )
    return _("the loop turned all the time that jobs were under way")


@proof("overlap")
def test_two_compute_at_once(run: Run, new_gate: NewGate) -> Told:
    executions: list[Execution] = []
    for method in START_METHODS:
        gate = new_gate(results=results(), burn=0.02)
        call = called(run, mapped, gate.path, ITEMS[:4], 2, watch=gate.answer_together(2), method=method)
        if call.error is not None and method != "fork":
            refuse_missing(method, call)
        if "correct" not in run.failed:
            expect_results(call.value, gate, ITEMS[:4])
        if not gate.have_met:
            refuse_one_at_a_time(run, gate)
        executions = gate.executions
        run.notes.setdefault("together", executions)
    return Told(_("two at once, under {methods}").format(methods=", ".join(START_METHODS)), parallel.spans(executions))


@proof("clock")
def test_more_than_one_core_works(run: Run, new_gate: NewGate) -> str:
    def attempt(scenario: Callable[..., Any]) -> list[Execution]:
        gate = new_gate(results=results(), burn=0.04)
        called(run, scenario, gate.path, ITEMS[:4], 2, watch=gate.answer_together(2))
        return gate.executions

    met = run.notes.get("together", [])
    return parallel.clock_gains(run, met, lambda: attempt(mapped), lambda: attempt(reference))


@proof("limits")
def test_never_more_than_workers(run: Run) -> str:
    for gate, workers in ((run.notes["held"], 2), (run.notes.get("alone"), 1)):
        if gate and gate.peak > workers:
            refuse(
                "limit-exceeded",
                _("{peak} jobs under way at once, with workers={workers}").format(peak=gate.peak, workers=workers),
                _("never more than {workers}").format(workers=workers),
                _("Let one pool of `workers` processes take all the items."),
                spans=gate.spans(),
            )
    return _("never more than workers at once")


@proof("safe")
def test_a_cancel_comes_out(run: Run, new_gate: NewGate) -> str:
    if run.failed:
        skip(_("not judged after the failure above"))
    gate = new_gate(results=results())
    watch = gate.answer_one_by_one(last_first=True)
    outcome = called(run, cancelled, gate.path, ITEMS, watch=watch, grace=GRACE).value
    expect_cancel(outcome)
    return _("a cancel from outside comes out")


@proof("clean")
def test_nothing_is_left(run: Run) -> str:
    return run.nothing_left()


def refuse_one_at_a_time(run: Run, gate: Gate) -> None:
    seen = parallel.why_one_at_a_time(gate.executions)
    if gate.peak == 1 and not parallel.one_worker_of_many(gate.executions):
        seen = _("each job began only after the one before it had ended")
    refuse(
        "one-at-a-time",
        seen,
        _("at least two jobs computing at the same time"),
        _("Hand out all the items to several processes before you await the first: threads share one GIL."),
        run.where(gate.stood[0]) if gate.stood else None,
        parallel.spans(gate.executions),
    )


def expect_results(value: Any, gate: Gate, items: list[int]) -> None:
    wanted = [gate.results[item] for item in items]
    if len(gate.executions) < len(items) and type(value) is list and len(value) == len(items):
        n = len(items) - len(gate.executions)
        refuse("work-skipped", _("work was never called for {n} of {all} items").format(n=n, all=len(items)))
    if value == wanted and type(value) is list:
        return
    if holds_the_same(value, wanted):
        refuse(
            "order-lost",
            _("the results are all there, in another order"),
            _("the order of the items"),
            _("`gather` returns its results in the order of its arguments, whichever ends first."),
        )
    refuse("wrong-result", _("it returned {value}").format(value=repr(value)[:100]), repr(wanted)[:100])
