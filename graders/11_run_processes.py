"""11 run_processes: a process for every job, all under way at once, and the exit code of each comes back."""

import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from multiprocessing.process import BaseProcess
from typing import Any, NoReturn

from kata import guard
from kata.asks import Function
from kata.fate import exits, is_killed, leaves, raises
from kata.gate import Gate
from kata.job import Job
from kata.language import _
from kata.processes import START_METHODS, called, refuse_missing
from kata.proof import Told, proof, refuse, skip
from kata.race import Jobs
from kata.raised import Raised
from kata.run import Call, Run
from kata.watches import both

ASKS = Function("run_processes", "jobs", "work")

HINTS = (
    _("A thread that dies of a signal takes its process with it. What dies alone, and leaves a number behind?"),
    _("`multiprocessing.Process(target=…, args=(…,))`: start all, then join all; then look at `pid` and `exitcode`."),
    _("`processes = [Process(target=work, args=(job,)) for job in jobs]`, one loop to start, one to join."),
)

RACE = Jobs(lambda run, gate, items, _workers: run.scenario(raced, gate, items))

# more than the cores, and than a batch of a usual size; few all the same, since each is a process
JOBS = [f"plug-in {n}" for n in range(1, 1 + min(max(13, (os.cpu_count() or 1) + 3), 40))]
WELL, FAILING, EXITING, LEAVING, KILLED = "texts", "images", "sounds", "fonts", "videos"

NewGate = Callable[..., Gate]


@dataclass(frozen=True)
class Ran:
    """One call: the gate to which the jobs came, the caller's pid, how many processes it made, and what it returned."""

    gate: Gate
    call: Call
    method: str
    caller: int
    made: int
    exits: Any

    @property
    def jobs(self) -> list[str]:
        return list(self.gate.results)

    @property
    def in_caller(self) -> bool:
        """Whether the caller's own process did all the work."""
        return {one.pid for one in self.gate.executions} == {self.caller}


def ran(sub: Any, gate: str, jobs: list[str]) -> tuple[Any, ...]:
    """In the runner: its pid, the number of processes made, and what the submission returns for these jobs."""
    guard.look()
    found = told(sub.run_processes(jobs, Job(gate)))
    return os.getpid(), guard.made(), found


def ran_and_edges(sub: Any, gate: str, jobs: list[str], others: list[tuple[str, list[str]]]) -> tuple[Any, ...]:
    """In the runner: the same, and then what it returns or raises for other jobs; the same work for the same gate."""
    found = ran(sub, gate, jobs)
    works = {other: Job(other) for other, _few in others}
    edges: list[Any] = []
    for other, few in others:
        try:
            edges.append(told(sub.run_processes(few, works[other])))
        except Exception as error:
            edges.append(error)
    return (*found, *edges)


def raced(sub: Any, gate: str, items: list[int]) -> Any:
    """In the runner: all jobs, each in a process of its own."""
    return told(sub.run_processes([str(item) for item in items], Job(gate)))


def told(found: Any) -> Any:
    """A list of exits as plain triples; anything else as it is, and processes too, which have all that an Exit has."""
    if type(found) is not list or any(isinstance(one, BaseProcess) for one in found):
        return found
    return [tuple(getattr(one, name, None) for name in ("job", "pid", "exitcode")) for one in found]


@proof("correct")
def test_a_process_for_each_job(run: Run, new_gate: NewGate) -> str:
    gate, one = new_gate(results=dict.fromkeys(JOBS)), new_gate(results={WELL: None})
    first_late, last_late = new_gate(), new_gate()  # of two equal jobs, the one or the other ends last
    equal = [(first_late.path, [WELL, WELL]), (last_late.path, [WELL, WELL])]
    others = [(one.path, []), (one.path, [WELL]), (one.path, [WELL]), *equal]  # and one twice: nothing may be kept
    watches = both(first_late.keep_full(2, 2, slow=0), last_late.keep_full(2, 2, slow=-1))
    watch = both(gate.answer_together(len(JOBS)), watches)
    call = called(run, ran_and_edges, gate.path, JOBS, others, watch=watch)
    first = Ran(gate, call, START_METHODS[0], *call.value[:3])
    run.notes["first"] = first
    expect_all_done(first)
    expect_processes(first)
    expect_exits(first, dict.fromkeys(JOBS, 0))
    edges = call.value[3:]
    for (_gate, jobs), edge in zip(others, edges, strict=True):
        if type(edge) is Raised:
            refuse("raised", _("for the jobs {jobs} it raised {error}").format(jobs=jobs, error=edge), where=edge.where)
    if edges[0] != []:
        refuse("wrong-result", _("no jobs gave {value}").format(value=repr(edges[0])[:100]), "[]")
    expect_one(replace(first, gate=one), edges[1:3])
    for two, found in zip((first_late, last_late), edges[3:], strict=True):
        expect_two(two, found)
    return _("{n} jobs in {n} processes, in order; also none, one, and two that are equal").format(n=len(JOBS))


@proof("correct")
def test_exit_codes_are_told(run: Run, new_gate: NewGate) -> str:
    if run.failed:
        skip(_("not judged after the failure above"))
    if run.notes["first"].in_caller:
        skip(_("without a process for each job there is no exit code"))
    code = 3 + secrets.randbelow(100)
    fails, leaving = raises(RuntimeError, "this job fails on purpose"), leaves(code + 100)
    gate = new_gate(results={WELL: None, FAILING: fails, EXITING: exits(code), LEAVING: leaving, KILLED: is_killed()})
    printed = run.printed
    call = called(run, ran, gate.path, list(gate.results), watch=gate.answer_one_by_one(last_first=True))
    run.printed = printed  # the traceback is our own job's
    mixed = Ran(gate, call, START_METHODS[0], *call.value)
    expect_exits(mixed, {WELL: 0, FAILING: 1, EXITING: code, LEAVING: 1, KILLED: -9})
    expect_all_done(mixed)
    return _("an exception, an exit and a signal show as exit codes, and take nobody with them")


@proof("overlap")
def test_all_run_at_once(run: Run, new_gate: NewGate) -> Told:
    first: Ran | None = run.notes.get("first")
    if first is None:
        skip(_("no call came to its end"))
    expect_together(run, first)
    code = 3 + secrets.randbelow(100)
    for method in START_METHODS[1:]:
        gate = new_gate(results={WELL: None, EXITING: exits(code)})
        call = called(run, ran, gate.path, list(gate.results), method=method, watch=gate.answer_together(2))
        found = Ran(gate, call, method, *call.value)
        expect_not_killed(found)
        expect_together(run, found)
        if "correct" not in run.failed:
            expect_all_done(found)
            expect_exits(found, {WELL: 0, EXITING: code})
    text = _("all {n} at once; also under {methods}").format(n=len(JOBS), methods=", ".join(START_METHODS[1:]))
    return Told(text, first.gate.spans())


@proof("clean")
def test_nothing_is_left(run: Run) -> str:
    if "correct" in run.failed:  # who has not waited for a process keeps its pipe open
        skip(_("not judged after the failure above"))
    return run.nothing_left()


def expect_all_done(ran: Ran) -> None:
    """Every job was begun, once, and had ended at the return."""
    visits = ran.gate.visits
    exits = ran.exits if type(ran.exits) is list else []
    if late(ran) or any(code is None and type(pid) is int and pid != ran.caller for _job, pid, code in exits):
        refuse_early()
    if len(visits) < len(ran.jobs):
        if ran.method != START_METHODS[0]:
            refuse_missing(ran.method, ran.call)
        refuse("work-skipped", _("work was never called for {n} of {all} jobs").format(
            n=len(ran.jobs) - len(visits), all=len(ran.jobs)))  # fmt: skip
    if len(visits) > len(ran.jobs):
        refuse("wrong-result", _("work was called {n} times for {all} jobs").format(n=len(visits), all=len(ran.jobs)))


def late(ran: Ran) -> set[str]:
    """The jobs that were still under way at the return."""
    return {one.label for one in ran.gate.visits if one.end is None or one.end > ran.call.returned}


def works_on(ran: Ran) -> bool:
    """Whether a job came to its own end after the return: no exit code can have been that of its process."""
    return any(one.end > ran.call.returned for one in ran.gate.executions)


def refuse_early() -> None:
    refuse(
        "returned-early",
        _("when it returned, a process was still at work, or had not been waited for"),
        _("a return when every process has ended"),
        _("Join every process before you return; until then its exit code is None."),
    )


def expect_processes(ran: Ran) -> None:
    """Each job had a process of its own, which is not the caller's."""
    pids = {one.pid for one in ran.gate.executions}
    if ran.in_caller and ran.gate.peak == 1:
        if ran.made and all(type(pid) is int and pid != ran.caller for _job, pid, _code in ran.exits):
            refuse(
                "called-not-passed",
                _("the caller did the work itself, and the processes had nothing left to do"),
                _("a function for each process, to be called by that process"),
                _("`target=work(job)` calls work at once. Pass it and its argument: `target=work, args=(job,)`."),
            )
        skip(_("the caller did the work itself, one job after another"))
    here = sum(one.pid == ran.caller for one in ran.gate.executions)
    if here or len(pids) < len(ran.jobs):
        own = _("the caller's own process did {n} of the jobs").format(n=here)
        shared = _("{n} processes did {all} jobs").format(n=len(pids), all=len(ran.jobs))
        refuse_same_process(own if here else shared)


def refuse_same_process(seen: str) -> NoReturn:
    refuse(
        "same-process",
        seen,
        _("a process of its own for every job"),
        _("Threads and tasks live in one process and die with it: start a `multiprocessing.Process` for each job."),
    )


def expect_not_killed(ran: Ran) -> None:
    """Where no job dies of a signal, no process is ended by one: not even if it is slow to begin."""
    for job, _pid, code in ran.exits if type(ran.exits) is list else []:
        if type(code) is int and code < 0:
            seen = _("{job!r} was not let to its end: its Exit says {code}, and the job did not do that")
            hint = _("Join without a time limit, and leave `terminate` and `kill` alone: each job takes its time.")
            refuse("wrong-result", seen.format(job=job, code=code), _("a wait for all of them"), hint)


def expect_together(run: Run, ran: Ran) -> None:
    gate, number = ran.gate, len(ran.jobs)
    if gate.peak >= number:
        return
    if gate.peak == 0:
        refuse_missing(ran.method, ran.call)
    refuse(
        "sequential" if gate.peak == 1 else "limit-too-low",
        _("never more than {peak} of {n} jobs under way at once").format(peak=gate.peak, n=number),
        _("all {n} jobs under way before one of them ends").format(n=number),
        _("Start all the processes before you wait for any: one loop for `start`, a second one for `join`."),
        run.where(gate.stood[0]) if gate.stood else None,
        gate.spans(),
    )


def expect_exits(ran: Ran, codes: dict[str, int]) -> None:
    """The job, the pid and the exit code of every process, in the order of the jobs."""
    pids = {one.item: one.pid for one in ran.gate.executions}
    wanted = [(job, pids.get(job), code) for job, code in codes.items()]
    found = ran.exits
    if type(found) is not list or len(found) != len(wanted):
        refuse("wrong-result", _("it returned {value}").format(value=repr(found)[:100]), repr(wanted)[:100])
    if [job for job, _pid, _code in found] != list(codes) and {job for job, _pid, _code in found} == codes.keys():
        refuse(
            "order-lost",
            _("the exits came as {jobs}").format(jobs=", ".join(job for job, _pid, _code in found)),
            _("the order of the jobs: {jobs}").format(jobs=", ".join(codes)),
            _("Keep a list of the processes, and build the result from it when all have ended."),
        )
    if late(ran) & {job for job, _pid, code in found if code is None} or works_on(ran):
        refuse_early()
    for one, right in zip(found, wanted, strict=True):
        if one[0] == right[0]:
            expect_code(one[0], one[2], right[2])
        if one != right[:2] + one[2:]:
            refuse("wrong-result", _("it returned {value}").format(value=one), str(right))


def expect_one(ran: Ran, exits: list[Any]) -> None:
    """A job that was alone had a process of its own; and another one when the same was asked for again."""
    done = ran.gate.executions
    if any(one.pid == ran.caller for one in done):
        refuse_same_process(_("the caller's own process did the job when it was the only one"))
    if len(done) < len(exits):
        seen = _("the same job was given in {n} calls, one after another, and work was called {done} times")
        refuse(
            "work-skipped",
            seen.format(n=len(exits), done=len(done)),
            _("a process for the job in each call"),
            _("Keep nothing from one call to the next: the same job may end in another way."),
        )
    if len(done) > len(exits):
        refuse("wrong-result", _("work was called {n} times for {all} jobs").format(n=len(done), all=len(exits)))
    for execution, found in zip(done, exits, strict=True):
        expect_exits(replace(ran, gate=replace(ran.gate, executions=[execution]), exits=found), {WELL: 0})


def expect_two(gate: Gate, found: Any) -> None:
    """Two equal jobs had a process each; whose Exit comes first cannot be told."""
    pids = {one.pid for one in gate.executions}
    wanted = [(WELL, pid, 0) for pid in pids]
    if len(pids) == 2 and found in (wanted, wanted[::-1]):
        return
    named = [one[:2] for one in wanted]
    ours = type(found) is list and [one[:2] for one in found] in (named, named[::-1])
    if ours and any(code is None for _job, _pid, code in found):
        refuse_early()
    seen = _("two equal jobs, {job!r} and {job!r}: {n} processes did them, and it returned {value}")
    refuse(
        "wrong-result",
        seen.format(job=WELL, n=len(pids), value=repr(found)[:150]),
        _("a process of its own for each of them, and the Exit of each"),
        _("Keep the processes in a list: in a dict or a set, what is equal is there only once."),
    )


def expect_code(job: str, code: Any, right: int) -> None:
    """The exit code that the judge has ordered; an exception (1), also that of sys.exit, as any number above 0."""
    if type(code) is int and (code == right or (right == 1 and code > 0)):
        return
    if right == 0:
        seen = _("{job!r} did its work, and its Exit says {code!r}").format(job=job, code=code)
        hint = _("Let the others go on when one has failed, and wait for all of them.")
        refuse("one-failure-ends-all", seen, _("nobody else to be touched by the failure of one"), hint)
    seen, wanted = _("the process of {job!r} ended with {right}, and its Exit says {code!r}"), str(right)
    if right == 1:
        seen, wanted = _("{job!r} raised an exception, and its Exit says {code!r}"), _("a number above 0")
    hint = _("After `join`, `process.exitcode` is 0 only if all went well.")
    refuse("wrong-result" if code else "failure-hidden", seen.format(job=job, right=right, code=code), wanted, hint)
