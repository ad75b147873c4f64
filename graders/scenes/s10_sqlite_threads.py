"""In the runner of 10: events, the given `enrich`, and runs alone or beside another writer. All of it plain data."""

import contextlib
import re
import sqlite3
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from kata.connections import WRITES, Before, Calls, is_locked, watched
from kata.job import Job
from kata.rival import Rival
from kata.still import Still

# what the other writer does; of the new accounts one is nobody else's, and the other one only to begin with
OTHERS = "UPDATE totals SET amount = amount + ? WHERE account IN ('food', 'rent')"
AND_A_NEW_ONE = """INSERT INTO totals VALUES ('food', ?1), ('rent', ?1), ('gifts', ?1)
    ON CONFLICT (account) DO UPDATE SET amount = amount + excluded.amount"""
LOCKS = re.compile(r"\s*begin\s+(immediate|exclusive)\b", re.IGNORECASE)
UNKNOWN = "no such account"
_connect = sqlite3.connect  # taken now: later on it is watched
AGAIN = 0.05  # seconds for which the other writer tries to come between two certain statements
CROWD = 0.4  # seconds for all the workers to have an event in hand

Pair = tuple[str, int]  # an event as plain data: account, amount


class Event(NamedTuple):
    """For a submission that has none of its own."""

    account: str
    amount: int


def label(account: str, amount: int) -> str:
    """The name under which the judge knows an event."""
    return f"{account} {amount}"


class Crowd:
    """The first `number` that come go on together."""

    def __init__(self, number: int) -> None:
        self.number, self.arrived = number, threading.Condition()

    def meet(self) -> None:
        with self.arrived:
            self.number -= 1
            self.arrived.notify_all()
            self.arrived.wait_for(lambda: self.number <= 0, CROWD)


class Between:
    """Lets the other writer come where somebody is about to write.

    A connection whose last write has changed nothing has not found its row, and may write again upon that: from then
    on the other writer adds to a new account, too, and so makes its row just now. `to_new` are the numbers from which
    on it does so.
    """

    def __init__(self, rival: Rival) -> None:
        self.rival, self.to_new = rival, list[int]()
        self._changes = weakref.WeakKeyDictionary[sqlite3.Connection, int]()
        self._one = threading.Lock()

    def __call__(self, connection: sqlite3.Connection) -> None:
        with self._one:
            last, now = self._changes.get(connection), connection.total_changes
            self._changes[connection] = now
            if last == now and not self.to_new and self.rival.left:
                self.to_new, self.rival.sql = list(self.rival.left), AND_A_NEW_ONE
                self._insist(connection)
            else:
                self.rival.come_between(connection)

    def _insist(self, connection: sqlite3.Connection) -> None:
        """Now, unless the connection keeps the lock itself; others may have it for a moment."""
        end = time.monotonic() + AGAIN
        self.rival.come_between(connection)
        while self.rival.left == self.to_new and not connection.in_transaction and time.monotonic() < end:
            time.sleep(0.001)
            self.rival.come_between(connection)


class Again:
    """Locks where a connection writes once more that has committed before: who begins anew then adds that twice.

    It does so once, until somebody has been refused; who waits for it by himself is not kept.
    """

    def __init__(self, rival: Rival, errors: list[str]) -> None:
        self.rival, self.errors = rival, errors

    def __call__(self, connection: sqlite3.Connection) -> None:
        if connection.total_changes and not connection.in_transaction:
            known = len(self.errors)
            self.rival.has_refused = lambda: any(map(is_locked, self.errors[known:]))
            self.rival.come_between(connection)


class Last:
    """Holds who writes when all events have been enriched, until nobody else can do anything but wait for that."""

    def __init__(self, still: Still, events: int) -> None:
        self.still, self.missing, self.enriched = still, events, threading.Lock()

    def count(self) -> None:
        with self.enriched:
            self.missing -= 1

    def __call__(self, _connection: sqlite3.Connection) -> None:
        if self.missing <= 0 and not self.still.rounds:
            self.still.wait()


@dataclass
class Locking(Calls):
    """Calls in which the other writer also comes where a connection is about to take the lock: it may have read before.

    It is nowhere else in the way of who takes the lock first and then reads and writes.
    """

    before_lock: Before = lambda _connection: None
    again: Before = lambda _connection: None

    def rows(self, connection: sqlite3.Connection, rows: Any) -> Any:
        """Each of them is written, and without a transaction committed, before the next one is asked for."""
        for row in rows:
            if not self.met:
                self.again(connection)
            yield row

    @contextlib.contextmanager
    def statement(self, connection: sqlite3.Connection, sql: Any) -> Iterator[None]:
        if isinstance(sql, str) and LOCKS.match(sql) and not self.met and not connection.in_transaction:
            self.before_lock(connection)
        elif isinstance(sql, str) and WRITES.match(sql) and not self.met:
            self.again(connection)
        with super().statement(connection, sql):
            yield


def enriched(
    sub: ModuleType, gate: str, db: Path, events: list[Pair], workers: int, then: Callable[[], None] = lambda: None
) -> Any:
    """The call, with work that asks the judge what becomes of an event; `then` is called before it says so."""
    event, job = getattr(sub, "Event", Event), Job(gate)

    def enrich(before: Any) -> Any:
        account, amount = job(label(before.account, before.amount))
        then()
        return event(account, amount)

    return sub.sqlite_threads(db, [event(*pair) for pair in events], enrich, workers)


def alone(sub: ModuleType, gate: str, db: Path, events: list[Pair], workers: int) -> dict[str, Any]:
    """With nobody else at work, and what then stands in the file; before a single event, no event at all."""
    with Still() as still:
        last = Last(still, len(events))
        with watched(sub, Calls(last)) as calls:
            if len(events) == 1:
                enriched(sub, gate, db, [], workers)
            found = outcome(sub, calls, gate, db, events, workers, last.count)
            return found | {"stands": stands(db)}


def stands(db: Path) -> dict[str, Any] | None:
    """What is in the table now; None when that cannot be read now."""
    try:
        with contextlib.closing(_connect(db, timeout=0)) as connection:
            return dict(connection.execute("SELECT account, amount FROM totals"))
    except sqlite3.OperationalError:  # locked
        return None


def beside(
    sub: ModuleType, gate: str, db: Path, events: list[Pair], workers: int, additions: list[int], keeps: bool
) -> dict[str, Any]:
    """Beside another writer: it comes between the statements of all workers, or it `keeps` them waiting."""
    once_more = additions[:1] if keeps else []
    rival, crowd = Rival(db, OTHERS, additions[len(once_more) :], keeps), Crowd(workers)
    later = Rival(db, OTHERS, once_more, keeps=True, brief=0.0, long=0.0)
    between = Between(rival)
    with contextlib.ExitStack() as stack:
        still = None if keeps else stack.enter_context(Still())
        calls = stack.enter_context(watched(sub, Locking(between, still, before_lock=rival.come_between)))
        stack.callback(rival.close)
        stack.callback(later.close)
        rival.has_refused = lambda: any(map(is_locked, calls.errors))
        calls.again = Again(later, calls.errors)
        found = outcome(sub, calls, gate, db, events, workers, crowd.meet)
    added = rival.added + later.added
    return found | {"added": added, "to_new": [one for one in added if one in between.to_new]}


def outcome(sub: ModuleType, calls: Calls, *args: Any) -> dict[str, Any]:
    """What came of the call, and what was seen of its connections."""
    before, error = set(threading.enumerate()), None
    try:
        enriched(sub, *args)
    except NotImplementedError:  # the runner knows what to say of an untouched stub
        raise
    except Exception as raised:
        error = raised
    left = [thread for thread in threading.enumerate() if thread not in before]
    seen = {"met": calls.met, "commits": calls.commits, "errors": list(calls.errors), "too_late": calls.too_late}
    return seen | {"error": error, "running": len(left)}


def refusals(sub: ModuleType, gate: str, db: Path, events: list[Pair]) -> list[Any]:
    """What comes of the first event with numbers of workers that make no sense, and of the others if each one fails."""
    first, others = events[:1], events[1:]
    cases = ((first, 0, lambda: None), (first, -1, lambda: None), (others, 2, fails))
    found: list[Any] = []
    for some, workers, then in cases:
        try:
            found.append(enriched(sub, gate, db, some, workers, then))
        except Exception as error:
            found.append(error)
    return found


def fails() -> None:
    raise ValueError(UNKNOWN)
