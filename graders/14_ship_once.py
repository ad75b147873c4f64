"""14 ship_once: words are counted in several processes at once, and the index crosses to each of them once at most."""

import secrets
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from math import inf
from pathlib import Path
from statistics import mean
from typing import Any, NoReturn

from graders.scenes.s14_ship_once import Catalogue, Outcome, looked_up_at, looked_up_here, shipped, shipped_and_edges
from kata import guard
from kata.asks import Function
from kata.at_work import AtWork
from kata.gate import Gate
from kata.language import _
from kata.mail import Mail
from kata.processes import START_METHODS, called, expect_sendable, explain_missing, refuse_missing
from kata.proof import Refusal, Told, proof, refuse, skip, waive
from kata.raised import Raised
from kata.run import Call, Run
from kata.tree import HAS_PROC
from kata.watches import both

ASKS = Function("ship_once", "words", "index", "workers")

HINTS = (
    _("Everything in a task is copied for that task. What is copied once for each worker, however many tasks it gets?"),
    _("The `initializer` of a pool, with `initargs`; it may set a global of the worker. And slices, not single words."),
    _("`ProcessPoolExecutor(workers, initializer=remember, initargs=(index,))`, then `map` over some slices of words."),
)

MESSAGES = 16 + 1  # for each worker, and one that may say that there is no more to do
WORKERS = 3
LOOKUPS = 12_000  # words, of which each worker takes some to the gate
ROUNDS = 5  # times that they wait there for another worker
# The share of the time with a worker at work in which there were two, asked where the words do not tell. Measured, on
# one core and on two, beside others, as the mean of some calls. Where each worker is waited for before the next: 0.00
# to 0.22 of a short call (those that end together are at work then), 0.00 to 0.07 of a long one, without a GIL to 0.12,
# and more where it takes long to begin. Where all get their words first: 0.28 to 0.96 of a short call; or, where it
# takes long to begin and to send, 0.05 of it, and 0.3 to 0.7 of a long one; or, where much comes back, 0.3 and 0.1.
CLEAR, TOGETHER = 0.6, 0.3  # of a short call, and of some of them: enough
ENOUGH = 0.46  # of short ones and twice that of long ones, which tell more
TRIES = 3
FEW, MANY = 40, 400  # words
PERIOD, TIMES = 240, 3000  # so many words, so many times over, are work for some hundredths of a second
LONGER = 4  # times as many, where that did not tell: what it costs to begin, to send and to end weighs less then
KEYS = 2000  # an index of some 400 KB: to send it once more shows in the bytes
COPY = 1.3  # bytes for each byte of text in the index: pickled it takes 1.0, as JSON 1.1, and compressed twice 1.4
BESIDE = 30_000  # bytes for each worker: its start, and its share of a few hundred words


@dataclass(frozen=True)
class Sent:
    """What one call sends, and to how many workers."""

    mail: Mail
    workers: int
    index: int  # bytes of text
    most: float  # bytes that are right to send, where there are so few words that this tells anything

    @property
    def code(self) -> str | None:
        """What was too much of it, if anything was."""
        if self.mail.copies > self.workers or self.mail.size > self.most:
            return "shipped-again"
        return "too-many-messages" if self.mail.messages > MESSAGES * self.workers else None


def shipping(
    run: Run, folder: Path, scenario: Callable[..., Any], catalogue: Catalogue, words: list[str], workers: int,
    *more: int, method: str = START_METHODS[0], at_work: AtWork | None = None,
) -> Call:  # fmt: skip
    """One call in which what is sent is noted; the notes are kept for the proof of the limits."""
    mail = Mail(folder / secrets.token_hex(4), catalogue.marks)
    most = inf if more else workers * (COPY * catalogue.size + BESIDE)
    messages = MESSAGES * workers * (more[0] // TIMES if more else 1)
    run.notes.setdefault("sent", []).append(Sent(mail, workers, catalogue.size, most))
    watch = both(at_work.watch, mail.stop_after(workers, messages)) if at_work else guard.watch
    args = (str(mail.path), catalogue.marks, words, catalogue.index, workers, *more)
    return called(run, scenario, *args, method=method, watch=watch)


@proof("correct")
def test_categories_are_counted(run: Run, tmp_path: Path) -> str:
    catalogue = Catalogue(50)
    words = catalogue.words(FEW)
    call = shipping(run, tmp_path, shipped_and_edges, catalogue, words, WORKERS)
    run.notes["interpreters"], run.notes["loops"], (main, nothing, one, unknown, *senseless), another = call.value
    run.notes["free threads"] = run.notes["interpreters"] > 0 or not call.gil
    expect_counted(run, tmp_path, call, catalogue, words, main)
    edges = (
        (_("no words"), nothing, Counter[str]()),
        (_("one word"), one, catalogue.count(words[:1])),
        (_("a word that is not in the index"), unknown, Counter[str]()),
    )
    for what, (_made, _remote, few), wanted in edges:
        if type(few) is Raised:
            hint = _("Nothing to count is no error: look at each length, each range and each key of that line.")
            refuse("raised", _("for {what} it raised {error}").format(what=what, error=few), hint=hint, where=few.where)
        if type(few) is not Counter or few != wanted:
            refuse("wrong-result", _("{what} gave {value}").format(what=what, value=repr(few)[:100]), str(wanted))
    for (made, _remote, found), workers in zip(senseless, (0, -1), strict=True):
        raised = type(found) is Raised
        if made or not raised or not found.is_a("ValueError"):
            seen = _("it raised {error}").format(error=found) if raised else _("it returned a value")
            hint = _("Look at `workers` first: `if workers < 1: raise ValueError(…)`.")
            early = _("a ValueError before any work begins")
            refuse("wrong-error" if raised else "wrong-result", f"workers={workers}: {seen}", early, hint)
    if another is not None:
        seen = _("for another index, in a second call, it said {value}").format(value=str(another)[:100])
        hint = _("What a call before this one has kept, in the parent or in a worker, is not for this one.")
        code = "raised" if type(another) is Raised else "wrong-result"
        refuse(code, seen, _("the categories of that index"), hint, another.where if code == "raised" else None)
    return _("{n} words counted by category; also none and one").format(n=FEW)


@proof("correct")
def test_under_every_start_method(run: Run, tmp_path: Path) -> str:
    if "correct" in run.failed:
        skip(_("not judged after another failure"))
    if too_much(run):
        skip(_("not judged: too much is sent"))
    catalogue = Catalogue(KEYS)
    words = catalogue.words(MANY)
    for method in START_METHODS[1:]:
        with explain_missing(run, method):
            call = shipping(run, tmp_path, shipped, catalogue, words, 2, method=method)
        _made, _remote, found = call.value
        error = found if type(found) is Raised else None
        expect_sendable(replace(call, error=error))
        if found != catalogue.count(words):
            refuse_missing(method, replace(call, error=error))
    return _("the same under {methods}").format(methods=", ".join(START_METHODS[1:]))


@proof("limits")
def test_the_index_crosses_once(run: Run, tmp_path: Path) -> str:
    expect_little_sent(run)
    if HAS_PROC and "correct" not in run.failed:
        try:
            run.notes["watched"] = watched(run, tmp_path)
        finally:
            expect_little_sent(run)
    if run.notes.get("interpreters"):
        waive(_("what goes to interpreters of the same process cannot be counted"))
    most = max(sent.mail.messages for sent in run.notes["sent"])
    return _("the index crossed to each worker once at most; {n} messages in all").format(n=most)


@proof("overlap")
def test_workers_count_at_the_same_time(run: Run, tmp_path: Path, new_gate: Callable[..., Gate]) -> Told:
    if not HAS_PROC:
        waive(_("this system does not tell which processes are at work"))
    if "limits" in run.failed:
        skip(_("not judged: too much is sent"))
    call, at_work, share, enough = until_clear(run, tmp_path, new_gate())
    if not enough:
        refuse_not_together(call, at_work, share, run.notes.get("loops", 0))
    expect_all_workers(run, call.value[0], at_work)
    seen = _("{n} workers; for {share:.0%} of the time with one at work there were two")
    if share is None:
        seen = _("{n} workers; two of them were in the middle of counting at once")
    return Told(seen.format(n=at_work.most, share=share), at_work.spans())


@proof("clean")
def test_nothing_is_left(run: Run) -> str:
    return run.nothing_left()


def looked_up_together(run: Run, gate: Gate) -> bool | None:
    """Whether two workers were in the middle of their words at once; None where the words do not tell.

    These know where they are looked up. What is made of them (bytes, JSON) does not; nor need a submission work with
    words that are not of the very type `str`, so whatever else comes of this call does not count.
    """
    catalogue, times = Catalogue(50), LOOKUPS // PERIOD
    words = catalogue.words(PERIOD)
    args = (gate.path, words, times, catalogue.index, WORKERS)
    with suppress(Refusal):
        found = called(run, looked_up_at, *args, watch=gate.until_two_meet(ROUNDS)).value
        if gate.executions and found == catalogue.count(words, times):
            return gate.have_met
    return None


def until_clear(run: Run, folder: Path, gate: Gate) -> tuple[Call, AtWork, float | None, bool]:
    """Calls until they tell what the workers do: the last one, their share of the time, and whether that is enough.

    There is no share where the words themselves have told.
    """
    call, at_work = run.notes.get("watched") or watched(run, folder)
    if (met := looked_up_together(run, gate)) is not None:
        return call, at_work, None, met
    short = [at_work.together]
    while at_work.workers and short[0] < CLEAR and len(short) < TRIES:
        call, at_work = watched(run, folder)
        short.append(at_work.together)
    if mean(short) >= TOGETHER or not at_work.workers:
        return call, at_work, mean(short), mean(short) >= TOGETHER
    long: list[float] = []
    while len(long) < TRIES - 1:
        call, at_work = watched(run, folder, LONGER)
        long.append(at_work.together)
    return call, at_work, mean(long), mean(short) + 2 * mean(long) >= ENOUGH


def watched(run: Run, folder: Path, longer: int = 1) -> tuple[Call, AtWork]:
    """So many words that one can see who counts them."""
    catalogue, at_work = Catalogue(KEYS), AtWork(threads=run.notes.get("free threads", False))
    words = catalogue.words(PERIOD)
    call = shipping(run, folder, shipped, catalogue, words, WORKERS, TIMES * longer, at_work=at_work)
    found = call.value[2]
    if "correct" not in run.failed and found != catalogue.count(words, TIMES * longer):
        refuse("wrong-result", _("many words gave {value}").format(value=repr(found)[:100]), _("all of them counted"))
    return call, at_work


def too_much(run: Run) -> Sent | None:
    """The call in which too much was sent so far, if there was one; the index comes before the messages."""
    found = [sent for sent in run.notes.get("sent", []) if sent.code]
    return min(found, key=lambda sent: sent.code != "shipped-again", default=None)


def expect_little_sent(run: Run) -> None:
    sent = too_much(run)
    if sent is None:
        return
    if sent.code == "shipped-again":
        refuse_shipped_again(sent)
    refuse(
        "too-many-messages",
        _("{n} messages were sent to {workers} workers").format(n=sent.mail.messages, workers=sent.workers),
        _("16 for each worker, at most"),
        _("Each message is pickled, written, read and unpickled. Send slices of many words (`chunksize`)."),
    )


def refuse_shipped_again(sent: Sent) -> NoReturn:
    """Seen by its marks, or by the bytes where it was compressed before."""
    seen = _("{size} KB were sent to {workers} workers, for few words and an index of {index} KB")
    if sent.mail.copies > sent.workers:
        seen = _("the index was sent {n} times to {workers} workers")
    size, index = sent.mail.size // 1000, sent.index // 1000
    refuse(
        "shipped-again",
        seen.format(n=sent.mail.copies, workers=sent.workers, size=size, index=index),
        _("the index once to each worker, at most"),
        _("Take it out of the tasks, and give it to each worker once, when that starts (`initializer`)."),
    )


def expect_counted(
    run: Run, folder: Path, call: Call, catalogue: Catalogue, words: list[str], outcome: Outcome
) -> None:
    _made, remote, found = outcome
    wanted = catalogue.count(words)
    if type(found) is Counter and found == wanted:
        return
    if is_missing(outcome, catalogue):
        refuse(
            "missing-in-worker",
            _("a worker did not have the index: {what}").format(what=found)
            if remote
            else _("there were workers, and no word was counted here"),
            _("an index that is there in every worker, and its counts sent back"),
            _("A global belongs to one process: set it in the worker (`initializer`), and return what it counts."),
        )
    if type(found) is Raised:
        expect_sendable(replace(call, error=found))
        refuse("raised", _("it raised {error}").format(error=found), where=found.where)
    if type(found) is Counter:
        # of so many words, two draws agree by no accident, however wrongly they are counted
        draws = (catalogue.words(MANY), catalogue.words(MANY))
        one, other = (shipping(run, folder, shipped, catalogue, drawn, WORKERS).value[2] for drawn in draws)
        if one == other:
            refuse("work-skipped", _("it says {value} whatever the words are").format(value=repr(found)[:100]))
        refuse_miscounted(found, wanted)
    refuse("wrong-result", _("it returned {value}").format(value=repr(found)[:100]), repr(wanted)[:100])


def refuse_miscounted(found: Counter[Any], wanted: Counter[str]) -> NoReturn:
    """What differs, category by category."""
    differ = [one for one in [*wanted, *found] if found.get(one) != wanted.get(one)]
    said = _("{category!r}: {n} instead of {wanted}")
    seen = [said.format(category=one, n=found[one], wanted=wanted[one]) for one in dict.fromkeys(differ)]
    hint = _("Each word counts once: the slices together are all the words, also where they cannot be of equal length.")
    if set(differ) == {""} and "" not in found:
        hint = _(
            '`""` is a category like any other: ask whether a word is in the index, not whether its category is true.'
        )
    if None in found:
        hint = _("A word that the index does not know is left out: `if word in index`.")
    refuse("wrong-result", "; ".join(seen[:3]), _("the categories of all words, counted"), hint)


def is_missing(outcome: Outcome, catalogue: Catalogue) -> bool:
    """Whether a process of the submission's counted without the index."""
    made, remote, found = outcome
    if type(found) is not Raised:
        return made > 0 and found == Counter()
    unset = found.is_a("NameError") or any(map(found.mentions, ("NoneType", "'function' object has no attribute")))
    return remote and (unset or (found.is_a("KeyError") and found.args[:1] and found.args[0] in catalogue.index))


def expect_all_workers(run: Run, made: int, at_work: AtWork) -> None:
    """As many as were allowed; the caller may be one of them, and one may have ended before another began."""
    number = max(made, len(at_work.workers))
    if number >= WORKERS:
        return
    catalogue = Catalogue(50)
    args = (catalogue.words(PERIOD), TIMES // 30, catalogue.index, WORKERS)
    if number + called(run, looked_up_here, *args).value < WORKERS:
        refuse(
            "limit-too-low",
            _("{n} workers, with workers={wanted}").format(n=number, wanted=WORKERS),
            _("{wanted} workers").format(wanted=WORKERS),
            _("Start as many workers as you are told."),
            spans=at_work.spans(),
        )


def refuse_not_together(call: Call, at_work: AtWork, share: float | None, loops: int) -> NoReturn:
    code, hint = "sequential", _("Share the words out to several processes, which count them at the same time.")
    if len(at_work.workers) == 1:
        code, seen = "one-at-a-time", _("one worker counted all the words")
        hint = _("Start as many workers as you are told, and give each of them a share of the words.")
    elif at_work.workers:
        seen = _("{n} workers, and for {share:.0%} of the time with one at work there were two")
        if share is None:
            seen = _("{n} workers, and never were two of them in the middle of counting at once")
        seen = seen.format(n=len(at_work.workers), share=share)
        hint = _("Give each worker a share of the words, all of them before you wait for the first answer.")
    elif call.threads + loops > 0:
        code, seen = "one-at-a-time", _("all was counted by threads or tasks of one process, which took turns")
        hint = _("Threads and tasks of one process share one GIL. Hand the slices to several processes.")
    else:
        seen = _("the caller counted all the words itself")
    refuse(code, seen, _("several processes that count at the same time"), hint, spans=at_work.spans())
