"""10 sqlite_threads: all workers enrich at once, and every amount stands in the file, whoever else writes to it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest

from graders.scenes.s10_books import FOOD, RENT, Books, rows
from graders.scenes.s10_sqlite_threads import UNKNOWN, alone, beside, enriched, label, refusals
from kata.asks import Function
from kata.clock import quicker_than_one_by_one
from kata.connections import is_locked, is_of_another_thread
from kata.gate import Gate
from kata.hangs import explain_hang
from kata.language import _, ngettext
from kata.proof import Told, proof, refuse, skip
from kata.quick_disk import quick_folder
from kata.raised import Raised
from kata.run import Call, Run
from kata.standstill import one_at_a_time, open_in_turn

ASKS = Function("sqlite_threads", "db", "events", "enrich", "workers")

HINTS = (
    _("What must be one step, when somebody else may write to the row between your reading and your writing?"),
    _("A connection for each thread (or one thread that writes), and one statement that adds: `INSERT … ON CONFLICT`."),
    _("`INSERT INTO totals VALUES (?, ?) ON CONFLICT (account) DO UPDATE SET amount = amount + excluded.amount`"),
)

WORKERS = 4
CREW = 8  # as many as must enrich at once: more than a cautious pool has
GIFTS, BOOKS = "gifts", "books"  # they have no row yet
# what comes of them in the text of a statement, when they are tidied up, and when upper and lower case are the same
NAMES = [GIFTS, "O'Brien", "Food ", "FOOD"]
ODD = {"refunds": -(4**3), "nothing": 0, "": 4**2}  # easily left out; each is all that its account gets
LATENCY = 0.2  # seconds: enough beside the commits, which come one after another
OURS = {"stuck": 5.5, "deadline": 25.0}  # somebody is kept waiting on purpose, for as long as a connection waits

EVERYBODY = _("Wait for all threads before you return, also for the one that writes.")
WAIT = _("Wait for the other writer: `connect(db, timeout=30)`. An error that is passed over is a row that is lost.")
TO_COMMIT = _("Ask of each wait who ends it: a join, a get; an `execute` waits until other transactions are committed.")
NEW = _("A row that is not there may be there a moment later: make it and add to it in one `INSERT … ON CONFLICT`.")

NewGate = Callable[..., Gate]


@pytest.fixture
def folder() -> Iterator[Path]:
    with quick_folder() as path:
        yield path


@proof("correct")
def test_every_amount_stands_in_its_row(run: Run, new_gate: NewGate, folder: Path) -> str:
    many = Books(folder / "many.db", [FOOD, RENT, *NAMES, FOOD, BOOKS, GIFTS], new_gate(), odd=ODD).again()
    for n, books in enumerate((many, Books(folder / "one.db", [FOOD], new_gate()))):
        run.notes.setdefault("held", books.gate)
        watch = open_in_turn(books.gate)
        with explain_hang(_("with nobody else at the file"), TO_COMMIT):
            call = run.scenario(alone, books.gate.path, books.db, books.events, 2 if n else 1, watch=watch)
        expect_own_thread(call.value)
        expect_no_error(call.value, alone=True)
        expect_all_done(books, call)
        expect_no_more(books, call.value["stands"])
        expect_rows(books, call.value)
    return _("{n} amounts in their rows, also one and none").format(n=len(many.events))


@proof("correct")
def test_errors_reach_the_caller(run: Run, new_gate: NewGate, folder: Path) -> str:
    not_after(run, "correct")
    books = Books(folder / "error.db", [FOOD, RENT, FOOD, RENT], new_gate())
    books.gate.errors[label(*books.events[2])] = UNKNOWN
    # one event after another: two threads that write together may get in each other's way, which is for a later proof
    watch = one_at_a_time(books.gate)
    with explain_hang(_("enrich raised for one event, with nobody else at the file"), TO_COMMIT):
        call = run.scenario(enriched, books.gate.path, books.db, books.events, 2, watch=watch)
    expect_error(call.error)
    # the other one of the two is held, inside of enrich, until the call has ended or waits for it
    run.notes["inside"] = sum(visit.end is None or visit.end > call.returned for visit in books.gate.visits)
    books = Books(folder / "refused.db", [FOOD] * 7, new_gate())
    watch = open_in_turn(books.gate)
    *refused, failed = run.scenario(refusals, books.gate.path, books.db, books.events, watch=watch).value
    begun = any(visit.label == label(*books.events[0]) for visit in books.gate.visits)
    for workers, what in zip((0, -1), refused, strict=True):
        raised = isinstance(what, Raised)
        if not (raised and what.is_a("ValueError")) or begun:
            seen = _("it raised {error}").format(error=what) if raised else _("it returned a value")
            code = "wrong-error" if raised and not what.is_a("ValueError") else "wrong-result"
            hint = _("Look at `workers` first: `if workers < 1: raise ValueError(…)`.")
            refuse(code, f"workers={workers}: {seen}", _("a ValueError before any work begins"), hint)
    expect_error(failed if isinstance(failed, Raised) else None)
    return _("errors reach the caller")


@proof("overlap")
def test_all_workers_enrich_together(run: Run, new_gate: NewGate, folder: Path) -> Told:
    not_after(run, "correct")
    books = Books(folder / "totals.db", [FOOD, RENT] * 6, new_gate())
    gate = books.gate
    call = run.scenario(
        enriched, gate.path, books.db, books.events, CREW, watch=gate.answer_together(CREW), deadline=40.0
    )
    if gate.peak < CREW:
        call.value  # noqa: B018  (an error of the submission comes first)
        refuse_too_few(run, gate)
    return Told(_("{n} events enriched at once").format(n=gate.peak), gate.spans())


@proof("clock")
def test_the_waiting_overlaps(run: Run, new_gate: NewGate, folder: Path) -> str:
    not_after(run, "correct")
    tries = iter(range(99))

    def attempt(seconds: float) -> Call | None:
        books = Books(folder / f"{next(tries)}.db", [FOOD, RENT] * (CREW // 2), new_gate(latency=LATENCY))
        return run.timed_scenario(seconds, enriched, books.gate.path, books.db, books.events, CREW)

    return quicker_than_one_by_one(run, LATENCY * CREW, attempt)


@proof("limits")
def test_never_more_than_workers(run: Run) -> str:
    not_after(run, "correct")
    gate: Gate = run.notes["held"]
    if gate.peak > 1:
        refuse(
            "limit-exceeded",
            _("{peak} events were enriched at once, with workers=1").format(peak=gate.peak),
            _("never more than `workers`"),
            _("Let a pool of `workers` threads take the events one by one."),
            spans=gate.spans(),
        )
    return _("never more than workers at once")


@proof("safe")
def test_another_writer_may_come_between(run: Run, new_gate: NewGate, folder: Path) -> str:
    not_after(run, "correct", "overlap")
    books = Books(folder / "totals.db", [FOOD, GIFTS, FOOD, GIFTS, *[FOOD] * 4, BOOKS], new_gate())
    found = run.scenario(beside, *given(books), False, **OURS).value
    expect_own_thread(found)
    if found["met"]:
        seen = _("two threads were inside calls of one connection at the same time")
        refuse_lost(seen, _("a connection used by one thread at a time, from a statement to its commit"))
    if found["error"] is not None and found["too_late"]:
        seen = _("it read a row, another writer changed it, and then the write was refused: {error}")
        refuse_lost(seen.format(error=found["error"]), _("a write that does not rest on an old value"))
    if found["error"] is not None and found["error"].is_a("sqlite3.IntegrityError"):  # alone it has made rows well
        seen = _("somebody else made the row first, and then its insert was refused: {error}")
        refuse_lost(seen.format(error=found["error"]), _("a write that does not rest on an old look"), NEW)
    expect_no_error(found)
    expect_rows(books, found)
    times = len(found["added"])
    told = ngettext(
        "another writer came between once, and nothing was lost",
        "another writer came between {n} times, and nothing was lost",
        times,
    )
    return told.format(n=times)


@proof("safe")
def test_another_writer_may_keep_the_lock(run: Run, new_gate: NewGate, folder: Path) -> str:
    not_after(run, "correct", "overlap", "safe")
    books = Books(folder / "totals.db", [*[FOOD] * 4, GIFTS, RENT], new_gate())
    found = run.scenario(beside, *given(books), True, **OURS).value
    expect_no_error(found)
    expect_rows(books, found)
    return _("also while another writer kept the database locked")


@proof("clean")
def test_nothing_is_left(run: Run) -> str:
    if run.notes.get("inside"):
        refuse(
            "left-running",
            _("enrich raised; when that reached the caller, {n} of the threads were still inside `enrich`").format(
                n=run.notes["inside"]
            ),
            _("no thread that is still at work when it raises"),
            _("Wait for all threads, and only then raise the error: `with ThreadPoolExecutor(…)` does both."),
        )
    return run.nothing_left()


def given(books: Books) -> tuple[Any, ...]:
    return books.gate.path, books.db, books.events, WORKERS, books.additions


def not_after(run: Run, *kinds: str) -> None:
    """What loses rows or waits for its own locks anyway is not looked at any further."""
    if run.failed & set(kinds):
        skip(_("not judged after the failure above"))


def expect_own_thread(found: dict[str, Any]) -> None:
    """No connection was used in another thread than the one that opened it, where sqlite3 forbids that."""
    seen = next(filter(is_of_another_thread, found["errors"]), None)
    if seen:
        refuse_shared(seen, found["error"].where if found["error"] else None)


def refuse_shared(seen: Any, where: str | None) -> NoReturn:
    refuse(
        "connection-shared",
        str(seen),
        _("a connection for each thread, or one thread that does all the writing"),
        _("Open the connection in the function that the thread runs, not before the threads start."),
        where,
    )


def expect_no_error(found: dict[str, Any], alone: bool = False) -> None:
    """It raised nothing; `alone`: with no other writer for whom it would have had to wait."""
    error = found["error"]
    if error is None:
        return
    seen = _("it raised {error}").format(error=error)
    if alone and error.mentions("is locked"):
        seen = _("with nobody else at the file, {seen}").format(seen=seen)
        hint = _("One of your own transactions holds the lock: commit each one, and close its connection.")
        refuse("raised", seen, hint=hint, where=error.where)
    if error.mentions("is locked"):
        refuse("raised", seen, _("a wait for the other writer, for up to five seconds"), WAIT, error.where)
    refuse("raised", seen, where=error.where)


def expect_error(error: Raised | None) -> None:
    """The error of `enrich` has reached the caller."""
    if error is not None and is_of_another_thread(str(error)):
        refuse_shared(error, error.where)
    if error is None or not (error.is_a("ValueError") and error.mentions(UNKNOWN)):
        seen = _("it raised {error}").format(error=error) if error else _("nothing was raised")
        refuse(
            "wrong-error" if error else "errors-lost",
            _("enrich raised ValueError, and then {seen}").format(seen=seen),
            _("the error of enrich"),
            _("`future.result()` raises the error of its call; that in a thread of your own ends the thread: keep it."),
        )


def expect_all_done(books: Books, call: Call) -> None:
    """At the return enrich had been called for every event, and had come to its end."""
    ended = sum(visit.end is not None and visit.end <= call.returned for visit in books.gate.visits)
    missing = len(books.events) - ended
    if missing <= 0:
        return
    if call.value["running"]:
        refuse(
            "returned-early",
            _("when it returned, {n} of {all} events were not yet enriched").format(n=missing, all=len(books.events)),
            _("a return when every amount stands in the file"),
            EVERYBODY,
        )
    refuse(
        "work-skipped", _("enrich was never called for {n} of {all} events").format(n=missing, all=len(books.events))
    )


def expect_no_more(books: Books, stood: dict[str, Any] | None) -> None:
    """What stands in the file stood there at the return already; who writes on is held, so it is seen at once."""
    stands = rows(books.db)
    late = [one for one in sorted(stands) if stood is not None and stands[one] != stood.get(one)]
    if late:
        refuse(
            "returned-early",
            _("when it returned, {old!r} stood in the row of {account!r}, and later {new!r}").format(
                old=stood and stood.get(late[0]), account=late[0], new=stands[late[0]]
            ),
            _("a return when every amount stands in the file"),
            EVERYBODY,
        )


def expect_rows(books: Books, found: dict[str, Any]) -> None:
    """What stands in the file is the sum of all that was added, by the submission and by the other writer."""
    stands, others = rows(books.db), found.get("added", [])
    added = {FOOD: others, RENT: others, GIFTS: found.get("to_new", [])}
    wanted = books.wanted(added)
    if stands == wanted:
        return
    differ = [one for one in sorted({*wanted, *stands}) if stands.get(one) != wanted.get(one)]
    wrong = [one for one in differ if one not in books.odd]
    if not wrong:
        refuse_odd(differ[0], stands, wanted)
    for account in wrong:
        if is_too_much(stands.get(account, 0), wanted.get(account, 0)):
            refuse_rows(account, stands, wanted)
    account = wrong[0]
    total = stands.get(account, 0)
    if any(holds(total, one) == 0 for one in added.get(account, ())):
        seen = _(
            "another writer added to the row of {account!r}, and it was overwritten with an old value plus one amount"
        )
        refuse_lost(seen.format(account=account), _("what both have added"))
    if account in books.old and not holds(total, books.old[account]):
        refuse_rows(account, stands, wanted)
    parts = books.parts[account]
    missing = sum(max(0, parts.count(one) - holds(total, one)) for one in set(parts))
    refuse_missing(missing, account, books, found, stands)


def refuse_missing(missing: int, account: str, books: Books, found: dict[str, Any], stands: dict[str, Any]) -> NoReturn:
    """Amounts of the submission's own are not there: why is told by what its connections went through."""
    seen = _("{n} of {all} amounts are missing in the row of {account!r}").format(
        n=missing, all=len(books.parts[account]), account=account
    )
    if any(map(is_locked, found["errors"])):
        error = next(filter(is_locked, found["errors"]))
        refuse("writes-lost", f"{seen}: {error}", _("every amount, however long the database was locked"), WAIT)
    committed = found["commits"] or any(holds(stands.get(one, 0), part) for one, part in books.own())
    if "added" in found and committed:
        refuse_lost(seen, _("every amount, in whichever order they are written"), None if account in books.old else NEW)
    hint = _(
        "Commit each amount; and an UPDATE changes nothing where there is no row: `INSERT … ON CONFLICT` makes it."
    )
    if not committed:
        hint = _("A transaction that is not committed is gone when its connection closes: `connection.commit()`.")
        seen = _("{seen}: nothing was committed").format(seen=seen)
    refuse("writes-lost", seen, _("every amount in the file at the return"), hint)


def refuse_lost(seen: str, wanted: str, hint: str | None = None) -> NoReturn:
    add = _("Add in one statement (`amount = amount + ?`), on a connection of the thread's own, and commit it.")
    refuse("lost-update", seen, wanted, hint or add)


def refuse_rows(account: str, stands: dict[str, Any], wanted: dict[str, int]) -> NoReturn:
    hint = _("Add the enriched amount to the row of the enriched account, once.")
    there = _("{value!r} stands in the row of {account!r}").format(value=stands.get(account), account=account)
    refuse("wrong-result", there, _("{value!r}").format(value=wanted.get(account)), hint)


def refuse_odd(account: str, stands: dict[str, Any], wanted: dict[str, int]) -> NoReturn:
    """All the other rows are right."""
    there = _("{value!r} stands in the row of {account!r}").format(value=stands.get(account), account=account)
    if account not in stands:
        there = _("there is no row of {account!r}, whose amount is {n}").format(account=account, n=wanted[account])
    hint = _("An amount may be 0 or less, and a name empty: add it like any other, and a new account gets its row.")
    refuse("wrong-result", there, _("{value!r}").format(value=wanted[account]), hint)


def holds(total: int, part: int) -> int:
    """How often the total holds that part, one of the powers of 4."""
    return total // part % 4


def is_too_much(total: Any, wanted: int) -> bool:
    """Whether something is in the total that nobody was to add, or that was added twice."""
    return type(total) is not int or total < 0 or any(total >> n & 3 > wanted >> n & 3 for n in range(0, 64, 2))


def refuse_too_few(run: Run, gate: Gate) -> None:
    where = run.where(gate.stood[0]) if gate.stood else None
    wanted = _("{n} events enriched at once").format(n=CREW)
    if gate.peak > 1:
        seen = _("never more than {peak} events enriched at once, with workers={n}").format(peak=gate.peak, n=CREW)
        hint = _("Some threads wait for others: enrich outside of any lock, on `workers` threads.")
        refuse("limit-too-low", seen, wanted, hint, where, gate.spans())
    seen = _("never more than 1 event enriched at a time")
    hint = _("Hand out the events to `workers` threads before you wait for one, and hold no lock while you enrich.")
    refuse("sequential", seen, wanted, hint, where, gate.spans())
