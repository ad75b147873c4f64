"""15 worker_messages: replies come back in order, however large; a job that kills its worker takes no other along."""

import contextlib
import os
import secrets
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from kata import guard
from kata.asks import Function
from kata.fate import Fate, bytes_of, exits, gives_bytes, is_killed, raises, short
from kata.gate import Gate
from kata.hangs import explain_hang
from kata.job import BoxedJob, box
from kata.language import _
from kata.live import Live, Watch
from kata.processes import START_METHODS, called, refuse_missing
from kata.proof import Refusal, Told, proof, refuse, skip
from kata.race import Jobs
from kata.raised import Raised, spelled
from kata.run import Call, Run
from kata.stranded import Stranded
from kata.unsent import SAYS
from kata.watches import both

ASKS = Function("worker_messages", "jobs", "work", "workers")

HINTS = (
    _("If each worker has one job at a time, what do you know when that worker dies? How would you hear of its death?"),
    _("A `Pipe` and a Process for each worker, and `multiprocessing.connection.wait` for all pipes at once."),
    _("`for pipe in wait(busy)`: `recv` its reply, or on EOFError note ChildProcessError and start another worker."),
)

RACE = Jobs(lambda run, gate, items, workers: run.scenario(replies, gate, items, workers))

WORKERS = 3
JOBS = 6
MEGABYTES = 10
LARGE = 1_000_000  # bytes of a job that fits into no pipe
NO_PICTURE = "no such picture"
ENDLESS = 60  # times that one job is begun: more than anybody tries who ever gives up

NewGate = Callable[..., Gate]


def replies(sub: Any, gate: str, items: list[int], workers: int, more: int = 0) -> tuple[int, Any]:
    """In the runner: its pid, and the replies, the long ones in short. No job can be hashed; each has `more` bytes."""
    guard.look()
    return os.getpid(), _in_short(sub.worker_messages([box(item, more) for item in items], BoxedJob(gate), workers))


def _in_short(found: Any) -> Any:
    return [short(one) for one in found] if type(found) is list else found


def of_many_kinds(sub: Any, gates: list[str], items: list[int]) -> tuple[int, list[Any]]:
    """In the runner: its pid, and what a call for each gate gives.

    First for the first job alone; then with one worker. The last one has None for the first job, which means the same
    to the work, and a tuple for the second.
    """
    guard.look()
    found = []
    for gate, workers in zip(gates, (2, 1, 2), strict=True):
        jobs: list[Any] = [box(item) for item in (items[:1] if gate is gates[0] else items)]
        if gate is gates[-1]:
            jobs[:2] = None, (items[1],)
        found.append(_in_short(sub.worker_messages(jobs, BoxedJob(gate), workers)))
    return os.getpid(), found


def edges(sub: Any, gate: str, other: str) -> list[Any]:
    """In the runner: what it returns or raises for no jobs, for one, and for numbers of workers that make no sense."""
    found: list[Any] = []
    one = [box(1)]
    for address, jobs, workers in ((gate, [], 2), (gate, one, 2), (other, one, 0), (other, one, -1)):
        try:
            found.append(sub.worker_messages(jobs, BoxedJob(address), workers))
        except NotImplementedError:
            raise
        except Exception as error:
            found.append(error)
    return found


@proof("correct")
def test_replies_in_order(run: Run, new_gate: NewGate) -> str:
    special = {2: raises(LookupError, NO_PICTURE), 4: gives_bytes(b"")}  # an empty reply is one like any other
    gate, stranded = new_gate(results=ordinary(JOBS) | special), Stranded()
    run.notes["gates"] = [(gate, WORKERS)]
    with explain_uncaught(run), stranded.explained():
        call = called(run, *asked(gate, WORKERS), watch=both(gate.answer_one_by_one(last_first=True), stranded.watch))
    if call.error is not None and call.error.mentions(NO_PICTURE):
        refuse_one_for_all(
            _("a job had raised, and the whole call raised {error}").format(error=call.error), call.error.where
        )
    expect_crossing(gate, call, stranded.runner)
    caller, found = call.value
    run.notes["sequential"] = gate.peak == 1 and {one.pid for one in gate.executions} == {caller}
    expect_called(gate, found)
    expect_other_processes(run, gate, caller)
    expect_replies(gate, found)
    run.notes["works"] = True
    return _("{n} replies in order; a job that raises gives its exception").format(n=JOBS)


@proof("correct")
def test_few_jobs_and_no_workers(run: Run, new_gate: NewGate) -> str:
    gate, other = new_gate(results={1: gives_bytes(secrets.token_bytes(8))}), new_gate()
    nothing, one, *senseless = called(run, edges, gate.path, other.path).value
    for few, wanted in ((nothing, []), (one, [bytes_of(gate.results[1])])):
        if type(few) is Raised:
            refuse("raised", _("for no jobs, or for one, it raised {error}").format(error=few), where=few.where)
        if few != wanted:
            refuse("wrong-result", _("no jobs, or one, gave {value}").format(value=repr(few)[:100]), repr(wanted)[:100])
    for workers, found in zip((0, -1), senseless, strict=True):
        if type(found) is not Raised or not found.is_a("ValueError") or other.visits:
            raised = type(found) is Raised
            seen = _("it raised {error}").format(error=found) if raised else _("it returned a value")
            hint = _("Look at `workers` first: `if workers < 1: raise ValueError(…)`.")
            wanted = _("a ValueError before any work begins")
            refuse("wrong-error" if raised else "wrong-result", f"workers={workers}: {seen}", wanted, hint)
    return _("also none and one")


@proof("correct")
def test_ten_megabytes(run: Run, new_gate: NewGate) -> str:
    expect_workers(run)
    times = MEGABYTES * 1024 * 1024 // 16
    gate = new_gate(results={n: gives_bytes(secrets.token_bytes(16), times) for n in range(1, 4)})
    hint = _(
        "Who sends much waits until the other side reads: send a job when the last one is answered, and join last."
    )
    with explain_hang(_("jobs of 1 MB gave replies of 10 MB, and the call did not return"), hint):
        call = called(run, *asked(gate, 2), LARGE)
    expect_replies(gate, call.value[1])
    return _("10 MB come through")


@proof("correct")
def test_a_job_that_kills_its_worker(run: Run, new_gate: NewGate) -> str:
    expect_workers(run)
    # so many that all workers must be replaced again and again, the last one among them, and while the first job waits
    deaths = {1: is_killed(), 2: exits(0), 4: is_killed(), 6: exits(7), 7: is_killed()}
    gate = new_gate(results=dict(sorted({**ordinary(JOBS + 1), **deaths}.items())))
    run.notes["gates"].append((gate, 2))
    expect_survivors(gate, survived(run, gate, gate.answer_one_by_one(last_first=True)), deaths)
    return _("{n} killed workers cost no other job").format(n=len(deaths))


@proof("overlap")
def test_workers_work_together(run: Run, new_gate: NewGate) -> Told:
    spans = ()
    for method in START_METHODS:
        workers = WORKERS if method == START_METHODS[0] else 2
        gate = new_gate(results=ordinary(workers + 1))
        stranded = Stranded()
        watch = both(gate.answer_together(workers), stranded.watch)
        with stranded.explained():
            call = called(run, *asked(gate, workers), method=method, watch=watch)
        if method != START_METHODS[0] and len(gate.visits) < len(gate.results):
            refuse_missing(method, call)
        if gate.peak < workers:
            refuse_too_few(run, gate, workers)
        spans = spans or gate.spans()
        if "correct" not in run.failed:
            expect_replies(gate, call.value[1])
    return Told(_("all workers at once, under {methods}").format(methods=", ".join(START_METHODS)), spans)


@proof("limits")
def test_never_more_than_workers(run: Run) -> str:
    for gate, workers in run.notes["gates"]:
        if gate.peak > workers:
            refuse(
                "limit-exceeded",
                _("{peak} jobs under way at once, with workers={workers}").format(peak=gate.peak, workers=workers),
                _("never more than {workers}").format(workers=workers),
                _("Start `workers` processes, and send each its next job when it has answered."),
                spans=gate.spans(),
            )
    return _("never more than workers at once")


@proof("correct")
def test_any_jobs_any_errors(run: Run, new_gate: NewGate) -> str:
    if run.failed:
        skip(_("not judged after the failure above"))
    jobs = [0, 1, 2, 1, 3, 4]  # that of 0 is false, or None; two are equal
    gates = [new_gate(results=many_kinds()) for _call in range(3)]
    caller, calls = called(run, of_many_kinds, [gate.path for gate in gates], jobs).value
    for gate, found in zip(gates, calls, strict=True):
        expect_other_processes(run, gate, caller)
        expect_called(gate, found)
        expect_replies(gate, found, jobs[:1] if gate is gates[0] else jobs)
    return _("whatever the jobs are and raise, and in a second call")


@proof("correct")
def test_one_death_while_the_others_live_on(run: Run, new_gate: NewGate) -> str:
    if run.failed:
        skip(_("not judged after the failure above"))
    for dies in (0, 1):  # a worker that lives may hold the end of a pipe that belongs to the one that dies
        deaths = {dies: is_killed()}
        gate = new_gate(results=dict(sorted({**ordinary(4), **deaths}.items())))
        expect_survivors(gate, survived(run, gate, gate.answer_together(2)), deaths)
    return _("also when only one is killed, whichever it is")


@proof("correct")
def test_two_deaths_at_once(run: Run, new_gate: NewGate) -> str:
    if run.failed:
        skip(_("not judged after the failure above"))
    deaths = {0: is_killed(), 1: is_killed()}
    gate = new_gate(results=deaths | {2: gives_bytes(secrets.token_bytes(16))})
    expect_survivors(gate, survived(run, gate, gate.end_together(2)), deaths)
    return _("also when two are killed at the same moment")


@proof("clean")
def test_nothing_is_left(run: Run) -> str:
    if not run.calls:
        skip(_("no call came to its end"))
    for call in run.calls:
        if call.left:  # from the last: those are the processes, and what stands before are their pipes
            refuse("left-running", "; ".join(call.left[::-1][:3]))
    return run.nothing_left()


def ordinary(number: int) -> dict[int, Fate]:
    """So many replies that nobody can guess."""
    return {n: gives_bytes(secrets.token_bytes(16)) for n in range(number)}


def many_kinds() -> dict[int, Fate]:
    """Replies, and errors that are easily taken for those of a pipe, of a child, or made anew from their text."""
    errors = (raises(EOFError, "no more pages"), raises(ChildProcessError, 10, "no such child"), raises(KeyError, 7))
    return {0: gives_bytes(secrets.token_bytes(16)), 1: gives_bytes(b" %d \n" % secrets.randbits(64))} | dict(
        enumerate(errors, 2)
    )


def survived(run: Run, gate: Gate, watch: Watch) -> Any:
    """What a call with two workers gives, some of whose jobs kill their worker."""
    hint = _("Wait for its end, too: its `sentinel`, or the EOFError of its pipe, if you have closed your copy of it.")
    seen = _("jobs had killed their workers, and the call did not return")
    with explain_tries(gate), explain_hang(seen, hint):
        call = called(run, *asked(gate, 2), watch=both(watch, end_of_tries(gate)))
    if call.error is not None:
        refuse_one_for_all(
            _("jobs had killed their workers, and the whole call raised {error}").format(error=call.error),
            call.error.where,
        )
    return call.value[1]


def asked(gate: Gate, workers: int) -> tuple[Any, ...]:
    """The scenario, and a job for each result of the gate."""
    return replies, gate.path, list(gate.results), workers


def expect_crossing(gate: Gate, call: Call, runner: int) -> None:
    """Where the workers have done all the work, something of it has come back."""
    pids = {one.pid for one in gate.executions}
    if runner in pids or not pids:
        return
    error = call.error
    empty = error is not None and (
        error.is_a("LookupError")
        or error.is_a("_queue.Empty")
        or (error.is_a("AttributeError") and error.mentions("None"))
    )
    if empty and not error.mentions(NO_PICTURE):
        seen = _("it raised {error}").format(error=error)
    elif error is None and is_nothing(call.value[1]) and "Traceback" not in call.stderr:
        seen = _("it returned {value}").format(value=repr(call.value[1])[:100])
    else:
        return
    refuse(
        "memory-not-shared",
        _("the workers called work for {n} jobs, and no reply came back: {seen}").format(n=len(gate.visits), seen=seen),
        _("something that connects two processes"),
        _("A list, a dictionary or a `queue.Queue` is copied into each process: send replies through a Pipe."),
        error.where if error else None,
    )


def is_nothing(found: Any) -> bool:
    """Whether a list holds nothing but what somebody writes who has no reply."""
    return type(found) is list and all(
        one.is_a("ChildProcessError") if type(one) is Raised else not one for one in found
    )


def expect_called(gate: Gate, found: Any) -> None:
    skipped = gate.results.keys() - {one.item for one in gate.executions}
    if skipped and type(found) is list and len(found) >= len(gate.results):
        if not gate.executions and isinstance(found[0], Raised) and found[0].is_a("TypeError"):
            refuse("raised", _("work was never called; for each job it gave {error}").format(error=found[0]))
        seen = _("work was never called for {n} of {all} jobs").format(n=len(skipped), all=len(found))
        hint = _("A job may be None: end by something that no job can be, or send each job with its place.")
        refuse("work-skipped", seen, hint=hint if gate.executions else "")


def expect_other_processes(run: Run, gate: Gate, caller: int) -> None:
    here = sum(one.pid == caller for one in gate.executions)
    if here and not run.notes["sequential"]:
        refuse(
            "same-process",
            _("the caller's own process did {n} of the jobs").format(n=here),
            _("worker processes, which can die alone"),
            _("A thread lives in its process and dies with it: start a `multiprocessing.Process` for each worker."),
        )


def expect_workers(run: Run) -> None:
    """A caller that does the work itself would be killed by a job that kills."""
    if run.notes.get("sequential"):
        skip(_("the caller did the work itself"))
    if "works" not in run.notes:
        skip(_("not judged after the failure above"))


def expect_replies(gate: Gate, found: Any, jobs: Sequence[int] = ()) -> None:
    """What each job gave, in the order of the jobs: of those of the gate, each once, if nothing else is said."""
    wanted = [gate.results[job] for job in jobs or gate.results]
    expect_list(found, len(wanted))
    if all(map(is_right, found, wanted)):
        return
    for one in found:
        if type(one) is Raised and any(map(one.mentions, SAYS)):
            refuse("not-picklable", str(one), where=one.where)
    if all(sum(is_right(one, fate) for one in found) >= wanted.count(fate) for fate in wanted):
        hint = _("Send the place of each job along with it, or remember which worker has which job.")
        refuse("order-lost", _("the replies are all there, in another order"), _("the order of the jobs"), hint)
    one, fate = next(pair for pair in zip(found, wanted, strict=True) if not is_right(*pair))
    if type(one) is Raised and fate.how == "raises":
        seen = _("a job gave {v}").format(v=spelled(one.name, one.args))
        hint = _("Send the exception that was caught, not one that is made anew, and not one of your own.")
        refuse("wrong-error", seen, spelled(fate.what[0], fate.what[1:]), hint, one.where)
    right = spelled(fate.what[0], fate.what[1:]) if fate.how == "raises" else repr(short(bytes_of(fate)))[:100]
    refuse("wrong-result", _("a job gave {v}").format(v=one if type(one) is Raised else repr(one)[:100]), right)


def expect_list(found: Any, number: int) -> None:
    if type(found) is not list or len(found) != number:
        refuse("wrong-result", _("it returned {v}").format(v=repr(found)[:100]), _("a list with a reply for each job"))


def is_right(found: Any, fate: Fate) -> bool:
    if fate.how == "raises":
        kind, *args = fate.what
        told = (found, *found.inside) if type(found) is Raised else ()
        return any(one.name == kind and list(one.args) == args for one in told)
    return found == short(bytes_of(fate))


def expect_survivors(gate: Gate, found: Any, deaths: dict[int, Fate]) -> None:
    """A ChildProcessError for each job that kills, and its reply for every other one."""
    expect_list(found, len(gate.results))
    for (item, fate), one in zip(gate.results.items(), found, strict=True):
        if item not in deaths and not is_right(one, fate):
            value = one if type(one) is Raised else repr(one)[:80]
            refuse_one_for_all(_("others had killed their workers, and a job gave {value}").format(value=value))
    for one in (found[item] for item in deaths):
        if type(one) is not Raised or not one.is_a("ChildProcessError"):
            refuse(
                "wrong-error" if type(one) is Raised else "failure-hidden",
                _("a job that killed its worker gave {value}").format(
                    value=repr(one)[:80] if type(one) is not Raised else one
                ),
                "ChildProcessError",
                _("When a worker is gone without an answer, note a ChildProcessError in the place of its job."),
            )


def tries(gate: Gate) -> int:
    """How often the job was begun that was begun the most often."""
    return max(Counter(visit.label for visit in gate.visits).values(), default=0)


def end_of_tries(gate: Gate) -> Watch:
    """A watch that ends the call when one job has been begun again and again; a deadline would be long to wait for."""

    def watch(live: Live) -> None:
        if live.returned is None and tries(gate) >= ENDLESS:
            live.places()
            live.give_up("hang", _("it had not returned"))

    return watch


@contextlib.contextmanager
def explain_uncaught(run: Run) -> Iterator[None]:
    """Says of a call that hangs that a worker was ended by the exception of its job, if it has printed that."""
    try:
        yield
    except Refusal as refusal:
        if refusal.code != "hang" or NO_PICTURE not in run.said:
            raise
        refuse(
            "hang",
            _("a job had raised, and that ended its worker: {seen}").format(seen=refusal.seen),
            refusal.wanted,
            _("Catch the exception in the worker, and send it like a reply."),
            refusal.where,
        )


@contextlib.contextmanager
def explain_tries(gate: Gate) -> Iterator[None]:
    """Says of a call that does not return that it begins one job again and again, if it does."""
    try:
        yield
    except Refusal as refusal:
        if refusal.code != "hang" or tries(gate) < ENDLESS:
            raise
        refuse(
            "hang",
            _("a job that kills its worker was begun {n} times, and the call had not returned").format(n=tries(gate)),
            refusal.wanted,
            _("A job that kills its worker does so each time: note a ChildProcessError after one more try, at most."),
            refusal.where,
        )


def refuse_one_for_all(seen: str, where: str | None = None) -> None:
    refuse(
        "one-failure-ends-all",
        seen,
        _("the replies of all other jobs"),
        _("Replace a worker that has died. A broken ProcessPoolExecutor fails all that is left: run each alone."),
        where,
    )


def refuse_too_few(run: Run, gate: Gate, workers: int) -> None:
    refuse(
        "sequential" if gate.peak <= 1 else "limit-too-low",
        _("never more than {peak} jobs under way at once, with workers={n}").format(peak=gate.peak, n=workers),
        _("a job for each of {n} workers").format(n=workers),
        _("Send every worker its first job before you wait for a reply."),
        run.where(gate.stood[0]) if gate.stood else None,
        gate.spans(),
    )
