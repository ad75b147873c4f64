"""Judges CPU work by its executions: whether being under way together gained anything, and how they came otherwise.

The structure: two jobs meet at the judge's gate before either computes. The clock: the CPU time of all jobs divided by
the wall clock while any of them computes, which never exceeds 1.0 under one GIL.
"""

from collections.abc import Callable, Sequence

from kata.evidence import Span
from kata.gate import Execution, Gate
from kata.language import _
from kata.proof import refuse, skip, waive
from kata.quiet import cores
from kata.run import Call, Run

GAIN = 1.2  # CPU seconds per second of the wall clock
REFERENCE_GAIN = 1.5  # what a pool of ours must reach on this machine, now, for the clock to mean anything
TRIES = 5
BUSY = 2  # so many references in a row that gain too little

ONE_LET_IN = _("Something lets one worker in at a time: look for a lock, or for what waits between two jobs.")


def gain(executions: Sequence[Execution]) -> float:
    """CPU seconds of all executions per second of the wall clock in which at least one of them was under way.

    What passes between two jobs does not count: a new process for each is right, and takes longer to start than these
    jobs do.
    """
    wall, latest = 0.0, 0.0
    for one in sorted(executions, key=lambda one: one.start):
        wall += max(0.0, one.end - max(one.start, latest))
        latest = max(latest, one.end)
    return sum(one.cpu for one in executions) / wall if wall else 0.0


def spans(executions: Sequence[Execution]) -> tuple[Span, ...]:
    """One row for each process, interpreter or thread."""
    done = sorted((one for one in executions if one.end), key=lambda one: one.start)
    zero = min((one.start for one in done), default=0.0)
    rows = {domain: n for n, domain in enumerate(dict.fromkeys(one.domain for one in done), 1)}
    return tuple(
        Span(str(one.item), one.start - zero, one.end - zero, _("worker {n}").format(n=rows[one.domain]))
        for one in done
    )


def refuse_not_parallel(run: Run, gate: Gate, call: Call) -> None:
    """Says why nothing computed at the same time: one after another by design, or one at a time in spite of it."""
    where = run.where(gate.stood[0]) if gate.stood else None
    if gate.peak == 1 and not gate.queued and not one_worker_of_many(gate.executions):
        refuse(
            "sequential",
            _("each job began only after the one before it had ended"),
            _("at least two jobs computing at the same time"),
            _("Hand out all the jobs before you wait for the first result."),
            where,
            spans(gate.executions),
        )
    refuse(
        "one-at-a-time",
        why_one_at_a_time(gate.executions),
        _("at least two jobs computing at the same time"),
        how_to_work_together(gate.executions),
        where,
        spans(gate.executions),
    )


def one_worker_of_many(executions: Sequence[Execution]) -> bool:
    """All jobs on an event loop, or more than one on a thread beside the caller's."""
    if any(one.on_loop for one in executions):
        return True
    threads = {one.thread for one in executions}
    in_caller = all(one.main for one in executions)
    return not in_caller and len({one.pid for one in executions}) == 1 and _is_here(executions) and len(threads) == 1


def _is_here(executions: Sequence[Execution]) -> bool:
    """Whether they ran beside the main thread of their process, which a worker process has no use for."""
    return all(not one.main for one in executions)


def why_one_at_a_time(executions: Sequence[Execution]) -> str:
    if any(one.on_loop for one in executions):
        return _("all jobs ran on one event loop, which stands still while a job computes")
    processes = len({one.pid for one in executions})
    threads = len({one.thread for one in executions})
    if processes == 1 and threads > 1:
        return _("{n} threads of one process took turns").format(n=threads)
    if processes == 1:
        return _("one worker did all the jobs")
    return _("{n} processes worked one at a time").format(n=processes)


def how_to_work_together(executions: Sequence[Execution]) -> str:
    """What to try, by who did the jobs: several that could compute at once, one process alone, or what shares a GIL."""
    if len({one.domain for one in executions}) > 1:
        return ONE_LET_IN
    if all(one.main and not one.on_loop for one in executions):
        return _("Start as many processes as `workers` says, and let them take the jobs one by one (`chunksize`).")
    return _("Threads and coroutines of one process share one GIL: give the jobs to several processes.")


Attempt = Callable[[], Sequence[Execution]]


def clock_gains(run: Run, met: Sequence[Execution], attempt: Attempt, reference: Attempt) -> str:
    """The best of five runs uses more than one core; waived where a pool of ours does not reach that either.

    `met` are executions that the structural proof has seen already: often they settle it. A run is over in a tenth of
    a second, so a busy machine may starve all five of them and none of two references in a row: who is refused has
    been slow on a machine that gave the reference its cores each time.
    """
    if cores() < 2:
        waive(_("this machine gives us one core"))
    if "overlap" in run.failed:
        skip(_gained(gain(attempt())))
    best, references = gain(met), []
    for _try in range(TRIES):
        if best >= GAIN:
            return _gained(best)
        references.append(gain(reference()))
        if len(references) >= BUSY and max(references[-BUSY:]) < REFERENCE_GAIN:
            break
        best = max(best, gain(attempt()))
    if best >= GAIN:
        return _gained(best)
    if min(references) < REFERENCE_GAIN:
        waive(_("the machine is busy: a pool of our own gains {gain:.2f}").format(gain=min(references)))
    refuse(
        "too-slow",
        _gained(best),
        _("the work of more than one core at a time"),
        _("Something keeps the workers waiting for each other, or for their next item."),
    )


def _gained(gain: float) -> str:
    text = _("{gain:.2f} cores at work; one after another is 1.00, the bound is {bound:.2f}")
    return text.format(gain=gain, bound=GAIN)
