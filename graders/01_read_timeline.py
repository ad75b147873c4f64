"""01 read_timeline: every timeline gets its word, whoever works, wherever ends touch, in any order."""

from collections import namedtuple
from collections.abc import Callable
from typing import Any, NoReturn

from graders.scenes.s01_read_timeline import (
    APART,
    FEW,
    LONG,
    ORDERS,
    OTHER_CLOCKS,
    SHARED,
    TOUCHING,
    WORDS,
    Row,
    Rows,
    by_time,
    parted,
    reading,
    unknown,
)
from kata.asks import Function
from kata.evidence import Span
from kata.language import _
from kata.proof import Told, proof, refuse, skip
from kata.run import Run

ASKS = Function("read_timeline", "slices")

HINTS = (
    _("Two questions: was anything worked on while something else was? If not: was anything begun and not yet ended?"),
    _("Two slices overlap when each starts before the other ends. Ask it of slices, and then of whole tasks."),
    _("`a.start < b.end and b.start < a.end` for `itertools.combinations(slices, 2)`; a task lasts from min to max."),
)

DRAW_IT = _("Draw it, a row for each worker: do two slices overlap? If not, does a task begin before another ends?")

Answers = list[tuple[Rows, Any]]
Order = Callable[[Rows], Rows]


def answers(sub: Any, timelines: list[list[tuple[str, str, float, float]]]) -> list[Any]:
    """In the runner: what it says about each of them."""
    make = getattr(sub, "Slice", None) or namedtuple("Slice", "worker task start end")
    return [sub.read_timeline([make(*row) for row in timeline]) for timeline in timelines]


def asked(run: Run, timelines: list[Rows]) -> Answers:
    """Each timeline with what the submission says about it."""
    plain = [[tuple(row) for row in given] for given in timelines]
    said = run.scenario(answers, plain).value
    for word in said:
        if type(word) is not str or word not in WORDS:
            seen = _("it returned {value}").format(value=repr(word)[:80])
            refuse("wrong-result", seen, _("one of {words}").format(words=", ".join(map(repr, WORDS))))
    return list(zip(timelines, said, strict=True))


def in_each_order(run: Run, orders: list[Order], timelines: list[Rows]) -> list[Answers]:
    """What it says about all of them, for each of these orders of their slices; in one call."""
    told = asked(run, [order(given) for order in orders for given in timelines])
    return [told[start : start + len(timelines)] for start in range(0, len(told), len(timelines))]


def wrong(told: Answers) -> Answers:
    return [(given, said) for given, said in told if said != reading(given)]


@proof("correct")
def test_the_three_words(run: Run) -> Told:
    timelines = FEW + APART
    first, again, *in_orders = in_each_order(run, [by_time, by_time, *ORDERS], timelines)
    said_by_length: dict[int, set[str]] = {}
    for given, word in first:
        said_by_length.setdefault(len(given), set()).add(word)
    if first != again or all(len(said) == 1 for said in said_by_length.values()):
        changes = _("it says now one thing and now another about the same timeline")
        refuse("work-skipped", changes if first != again else _("what it says does not depend on when work was done"))
    mistaken = [wrong(told) for told in in_orders]
    best = min(mistaken, key=len)
    if best:
        refuse_wrong(best)
    run.notes["order"] = ORDERS[mistaken.index(best)]
    return Told(_("{n} timelines read").format(n=len(timelines)), drawn(APART[5]))


@proof("correct")
def test_touching_ends_do_not_overlap(run: Run) -> str:
    order: Order = judged_before(run, "order")
    if mistaken := wrong(asked(run, [order(given) for given in TOUCHING])):
        refuse_touching(mistaken)
    run.notes["touching"] = True
    return _("touching ends are no overlap")


@proof("correct")
def test_the_order_of_the_slices_means_nothing(run: Run) -> str:
    judged_before(run, "touching")
    for told in in_each_order(run, ORDERS, FEW + APART + TOUCHING):
        if mistaken := wrong(told):
            refuse_order(mistaken)
    run.notes["any order"] = True
    return _("in any order")


@proof("correct")
def test_a_task_is_its_name(run: Run) -> str:
    judged_before(run, "any order")
    if mistaken := wrong(asked(run, SHARED)):
        refuse_shared(run, mistaken)
    run.notes["shared"] = True
    return _("two workers at one task are one task")


@proof("correct")
def test_timelines_that_nobody_knows(run: Run) -> str:
    judged_before(run, "shared")
    timelines = unknown(60)
    if mistaken := wrong(asked(run, timelines)):
        given = min((given for given, _said in mistaken), key=len)
        if not wrong(asked(run, [by_time(given)])):
            refuse_order(mistaken)
        if not wrong(asked(run, [parted(given)])):
            refuse_touching(mistaken)
        refuse_wrong(mistaken)
    if mistaken := wrong(asked(run, [LONG])):
        seen = _("of {n} slices the last two overlap, and it said {said!r}").format(n=len(LONG), said=mistaken[0][1])
        refuse("wrong-result", seen, reading(LONG), _("Read the timeline to its end, however long it is."))
    if mistaken := wrong(asked(run, OTHER_CLOCKS)):
        refuse_one("wrong-result", mistaken, _("A clock may count from anywhere: 0 is a time like any other."))
    return _("and {n} that nobody knew").format(n=len(timelines))


@proof("clean")
def test_nothing_is_left(run: Run) -> str:
    return run.nothing_left()


def judged_before(run: Run, note: str) -> Any:
    if note not in run.notes:
        skip(_("not judged after the failure above"))
    return run.notes[note]


def refuse_shared(run: Run, mistaken: Answers) -> NoReturn:
    """Was it misread because two worked at one task? Not if it is misread with one worker for each task, too."""
    given, said = shortest(mistaken)
    alone = run.scenario(answers, [[tuple(row._replace(worker=row.task)) for row in given]])
    if said == "parallel" or (alone.error is None and alone.value == [reading(given)]):
        hint = _("Two workers at the same task are not two tasks, and a task goes on until the last of them has ended.")
        refuse_one("wrong-result", mistaken, hint)
    refuse_one("wrong-result", mistaken, DRAW_IT)


def refuse_wrong(mistaken: Answers) -> NoReturn:
    """Parallel where nobody works beside another one is the mistake that the exercise is about."""
    if alive := [(given, said) for given, said in mistaken if said == "parallel"]:
        hint = _("A worker or a task that exists is not one at work. Compare the slices themselves, not who is there.")
        refuse_one("alive-is-not-running", alive, hint)
    refuse_one("wrong-result", mistaken, DRAW_IT)


def refuse_touching(mistaken: Answers) -> NoReturn:
    hint = _("A slice lasts until just before its end: at 1.0 the first is over. Compare with `<`, not with `<=`.")
    refuse_one("touching-is-not-overlap", mistaken, hint)


def refuse_order(mistaken: Answers) -> NoReturn:
    hint = _("The slices come in any order: sort them by start, or compare every pair.")
    refuse_one("order-trusted", mistaken, hint)


def refuse_one(code: str, mistaken: Answers, hint: str) -> NoReturn:
    """Show the shortest of those that were misread."""
    given, said = shortest(mistaken)
    seen = _("{slices} was read as {said}").format(slices=", ".join(map(told, given)) or "[]", said=said)
    refuse(code, seen, reading(given), hint, spans=drawn(given))


def shortest(mistaken: Answers) -> tuple[Rows, Any]:
    return min(mistaken, key=lambda one: len(one[0]))


def told(row: Row) -> str:
    return f"{row.worker} {row.task} [{row.start:.10g}, {row.end:.10g})"


def drawn(given: Rows) -> tuple[Span, ...]:
    """A row for each worker and task."""
    return tuple(Span(row.task, row.start, row.end, f"{row.worker}: {row.task}") for row in given)
