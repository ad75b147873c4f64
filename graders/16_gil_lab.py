"""16 gil_lab: for each kind of work the cheapest executor under which the jobs run together."""

import os
import secrets
from collections.abc import Callable
from typing import Any, Literal

from graders.scenes.s16_gil_lab import alone, own_pool, together, two_pairs
from kata import parallel
from kata.asks import Function
from kata.gate import Execution, Gate
from kata.language import _
from kata.processes import START_METHODS, called
from kata.proof import Told, proof, refuse, skip
from kata.raised import Raised
from kata.run import Call, Run
from kata.watches import both

ASKS = Function("gil_lab", "kind", "workers")

HINTS = (
    _("Ask of each kind: who holds the GIL while it goes on? Who sleeps does not, and C code often lets go of it."),
    _("Threads wait and hash together. Only pure Python code needs a GIL for each worker: a process for each."),
    _('`ProcessPoolExecutor(workers) if kind == "python" else ThreadPoolExecutor(workers)`, and nothing is shut down.'),
)

Kind = Literal["sleep", "python", "hash"]
KINDS: tuple[Kind, ...] = ("sleep", "python", "hash")
CORES = os.cpu_count() or 1
SLEEPERS = max(CORES + 6, 42)  # more than an executor has by itself (32 at the most), and than any number by the cores
WORKERS = 3

OWN_GIL = _("Pure Python code holds the GIL: it takes a process, and so a GIL of its own, for each worker.")

NewGate = Callable[..., Gate]


def tokens(number: int) -> dict[int, Any]:
    return {item: secrets.token_hex(8) for item in range(number)}


def met(run: Run, kind: Kind, gate: Gate, method: str = START_METHODS[0], scenario: Any = together) -> Call:
    """One call: as many jobs as workers, none of which goes on before all are there."""
    items = list(gate.results)
    call = called(run, scenario, kind, gate.path, items, method=method, watch=gate.answer_together(len(items)))
    expect_executor(call)
    return call


@proof("correct")
def test_a_fresh_executor_for_each_kind(run: Run, new_gate: NewGate) -> str:
    gates = {kind: new_gate(results=tokens(3), errors={2: "no such number"}) for kind in KINDS}
    call = called(run, alone, {kind: gate.path for kind, gate in gates.items()}, [0, 1, 2])
    expect_executor(call)
    for (kind, gate), ((same, results), senseless) in zip(gates.items(), call.value, strict=True):
        expect_results(kind, gate, same, results)
        for workers, found in zip((0, -1), senseless, strict=True):
            if type(found) is not Raised or not found.is_a("ValueError"):
                raised = type(found) is Raised
                seen = _("it raised {error}").format(error=found) if raised else _("it returned a value")
                hint = _("Look at `workers` first: `if workers < 1: raise ValueError(…)`.")
                code = "wrong-error" if raised else "wrong-result"
                refuse(code, f"{kind}, workers={workers}: {seen}", _("a ValueError"), hint)
    return _("a fresh executor for each call; results and errors reach the caller")


@proof("overlap")
def test_sleepers_wait_together(run: Run, new_gate: NewGate) -> str:
    gate = new_gate(results=tokens(SLEEPERS))
    caller = met(run, "sleep", gate).value[0]
    run.notes["waited"] = gate, caller
    expect_handed_out(gate, "sleep", caller)
    if gate.peak < SLEEPERS:
        refuse(
            "too-few-waiters",
            _("sleep: {peak} of {n} jobs waited at once").format(peak=gate.peak, n=SLEEPERS),
            _("all {n} waiting at once, on {cores} cores").format(n=SLEEPERS, cores=CORES),
            _("Who waits needs no core: give the executor as many workers as you are told."),
            spans=gate.spans(),
        )
    return _("sleep: {n} jobs at once, on {cores} cores").format(n=SLEEPERS, cores=CORES)


@proof("overlap")
def test_loops_compute_together(run: Run, new_gate: NewGate) -> Told:
    shown: list[Execution] = []
    for method in START_METHODS:
        gate = new_gate(results=tokens(WORKERS if method == START_METHODS[0] else 2), burn=0.02)
        expect_handed_out(gate, "python", met(run, "python", gate, method).value[0])
        if not gate.have_met:
            refuse_in_turns("python", gate)
        expect_all(gate, "python")
        expect_a_domain_each(gate.executions)
        shown = shown or gate.executions
    run.notes["python"] = shown
    return Told(_("python: {n} jobs computed at once").format(n=WORKERS), parallel.spans(shown))


@proof("overlap")
def test_hashes_are_made_together(run: Run, new_gate: NewGate) -> str:
    gate = new_gate(results=tokens(WORKERS), burn=0.04)
    expect_handed_out(gate, "hash", met(run, "hash", gate).value[0])
    if gate.peak == 1:
        refuse_in_turns("hash", gate)
    expect_all(gate, "hash")
    run.notes["hash"] = gate.executions
    return _("hash: {n} jobs at once").format(n=WORKERS)


@proof("clock")
def test_loops_use_more_than_one_core(run: Run, new_gate: NewGate) -> str:
    return gains(run, new_gate, "python")


@proof("clock")
def test_hashes_use_more_than_one_core(run: Run, new_gate: NewGate) -> str:
    return gains(run, new_gate, "hash")


@proof("limits")
def test_nothing_dearer_than_needed(run: Run) -> str:
    if "waited" not in run.notes:
        skip(_("no call came to its end"))
    expect_no_process(*run.notes["waited"])
    return _("sleep: no process was started to wait")


@proof("overlap")
def test_two_executors_of_two(run: Run, new_gate: NewGate) -> str:
    if run.failed:
        skip(_("not judged after the failure above"))
    gates = {kind: new_gate(results=tokens(6)) for kind in KINDS}
    watch = both(*(gate.answer_together(4) for gate in gates.values()))
    call = called(run, two_pairs, {kind: gate.path for kind, gate in gates.items()}, list(range(6)), watch=watch)
    expect_executor(call)
    for kind, gate in gates.items():
        if gate.peak < 4:
            refuse(
                "too-few-waiters" if kind == "sleep" else "limit-too-low",
                _("{kind}: two executors of two workers, and {peak} of 4 jobs under way at once").format(
                    kind=kind, peak=gate.peak
                ),
                _("two jobs at once in each executor, whatever was asked for before"),
                _("Make each executor anew, with as many workers as you are told."),
                spans=gate.spans(),
            )
    expect_a_domain_each(gates["python"].executions[:4])
    expect_no_process(gates["sleep"], call.value)
    return _("two executors of each kind, side by side, have two workers each")


@proof("clean")
def test_nothing_is_left(run: Run) -> str:
    return run.nothing_left()


def expect_no_process(gate: Gate, caller: int) -> None:
    """The jobs of this gate were in threads of the caller."""
    elsewhere = {one.domain[:2] for one in gate.executions} - {(caller, 0)}
    if elsewhere:
        refuse(
            "paid-for-processes",
            _("sleep: {n} processes or interpreters were started to wait").format(n=len(elsewhere)),
            _("threads: they wait as well, start in a tenth of a millisecond, and cost hardly any memory"),
            _("A process is worth its price where Python code computes. For `sleep` take a ThreadPoolExecutor."),
            spans=gate.spans(),
        )


def gains(run: Run, new_gate: NewGate, kind: Kind) -> str:
    """More than one core is at work, if there is one."""
    if kind not in run.notes:
        skip(_("{kind}: the jobs did not run together").format(kind=kind))

    def attempt(scenario: Callable[..., Any]) -> list[Execution]:
        gate = new_gate(results=tokens(2), burn=0.04)
        met(run, kind, gate, scenario=scenario)
        return gate.executions

    gained = parallel.clock_gains(run, run.notes[kind], lambda: attempt(together), lambda: attempt(own_pool))
    return f"{kind}: {gained}"


def expect_executor(call: Call) -> None:
    error = call.error
    if error is not None and error.is_a("graders.scenes.s16_gil_lab.NoExecutor"):
        refuse_result(error.text)
    if error is not None:
        refuse("raised", _("it raised {error}").format(error=error), where=error.where)


def expect_results(kind: Kind, gate: Gate, same: bool, results: list[Any]) -> None:
    first, second, error = results
    if len(gate.visits) < len(results):
        seen = _("{kind}: {n} of {all} jobs were never called")
        refuse("work-skipped", seen.format(kind=kind, n=len(results) - len(gate.visits), all=len(results)))
    if same:
        refuse_result(_("{kind}: two calls gave the same executor").format(kind=kind))
    if [first, second] != [gate.results[0], gate.results[1]]:
        refuse_result(f"{kind}: {first!r}, {second!r}")
    if type(error) is not Raised or not error.is_a("ValueError") or not error.mentions("no such number"):
        seen = _("{kind}: a job raised ValueError, and its future gave {error!r}")
        refuse("wrong-error", seen.format(kind=kind, error=error), _("the error of the job"))


def refuse_result(seen: str) -> None:
    hint = _("Return a new executor each time, and leave it open: no `with`, and no `shutdown`; the caller does that.")
    refuse("wrong-result", seen, _("a fresh concurrent.futures.Executor"), hint)


def expect_handed_out(gate: Gate, kind: Kind, caller: int) -> None:
    """Whoever calls the job inside `submit` is no executor."""
    if gate.peak == 1 and all(one.main and one.pid == caller for one in gate.executions):
        refuse(
            "sequential",
            _("{kind}: `submit` did the work itself, and returned when it was done").format(kind=kind),
            _("{n} jobs under way at once").format(n=len(gate.results)),
            _("Take one of the executors of `concurrent.futures`: its `submit` returns at once."),
            spans=gate.spans(),
        )


def refuse_in_turns(kind: Kind, gate: Gate) -> None:
    """By one worker alone, by threads that cannot help it, or by what keeps apart those who could work together."""
    threads, domains = ({(one.domain, one.thread) for one in gate.executions}, {one.domain for one in gate.executions})
    hint = parallel.ONE_LET_IN
    if len(threads) == 1:
        hint = _("Give the executor as many workers as you are told: pass `workers` on.")
    elif len(domains) == 1 and kind == "python":
        hint = OWN_GIL
    refuse(
        "one-at-a-time",
        f"{kind}: {parallel.why_one_at_a_time(gate.executions)}",
        _("{n} jobs at work at the same time").format(n=len(gate.results)),
        hint,
        spans=parallel.spans(gate.executions),
    )


def expect_a_domain_each(executions: list[Execution]) -> None:
    """Jobs that are under way at once in threads of one process do not compute at once."""
    number, domains = len(executions), len({one.domain for one in executions})
    if domains < number:
        refuse(
            "one-at-a-time",
            _("python: {n} jobs in {domains} processes or interpreters").format(n=number, domains=domains),
            _("{n} jobs at work at the same time").format(n=number),
            OWN_GIL,
            spans=parallel.spans(executions),
        )


def expect_all(gate: Gate, kind: Kind) -> None:
    if gate.peak < len(gate.results):
        refuse(
            "limit-too-low",
            _("{kind}: {peak} of {n} jobs under way at once").format(kind=kind, peak=gate.peak, n=len(gate.results)),
            _("all {n}").format(n=len(gate.results)),
            _("Pass `workers` on: without it an executor has as many workers as it thinks right."),
            spans=gate.spans(),
        )
