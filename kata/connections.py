"""SQLite connections that are watched in the process of the submission: who uses which one, when, and what it comes to.

A thread that enters a call of a connection is held there, the first times, until everybody else is asleep. Who
shares a connection under one lock stands at the lock by then; who shares it without one is in the connection, too.
Nothing is held inside SQLite, where a thread that waits would keep its mutex.
"""

import re
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from sqlite3 import Connection as _Connection
from sqlite3 import Cursor as _Cursor
from sqlite3 import connect as _connect
from types import ModuleType
from typing import Any

from kata.still import Still

WRITES = re.compile(r"\s*(insert|update|replace|delete|with)\b", re.IGNORECASE)
ROUNDS = 4  # enough for one to be held at a statement and at its commit, and another one after it
_get_ident = threading.get_ident

Before = Callable[[sqlite3.Connection], None]


@dataclass
class Calls:
    """What a submission did with its connections, while `watched`. Without `still` nobody is held.

    `met` says that two threads were inside calls of one connection at once; `errors` are the exceptions of sqlite3,
    "Class: text", whether they came out of the submission or not; `too_late` counts the writes that were refused
    because their transaction had begun by reading, and another writer came first.
    """

    before_write: Before
    still: Still | None = None
    met: bool = False
    commits: int = 0
    errors: list[str] = field(default_factory=list)
    too_late: int = 0
    _inside: dict[int, list[int]] = field(default_factory=dict)
    _held: set[tuple[int, bool | None]] = field(default_factory=set)
    _wrote: dict[int, bool] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @contextmanager
    def statement(self, connection: sqlite3.Connection, sql: Any) -> Iterator[None]:
        """Around the execution of a statement."""
        if not (isinstance(sql, str) and WRITES.match(sql)):
            with self._entered(connection, None):
                yield
            return
        with self._entered(connection, False):
            if not self.met:  # else one may hold the GIL and wait for SQLite, where another waits for that writer
                self.before_write(connection)
            read_first = connection.in_transaction and not self._wrote.get(id(connection))
            try:
                yield
            except sqlite3.OperationalError as error:
                self.too_late += read_first and is_locked(str(error))
                raise
            self._wrote[id(connection)] = True

    def rows(self, _connection: sqlite3.Connection, rows: Any) -> Any:
        """What one statement is executed with, again and again."""
        return rows

    @contextmanager
    def ending(self, connection: sqlite3.Connection, commits: bool) -> Iterator[None]:
        """Around the end of a transaction."""
        with self._entered(connection, True):
            yield
            self.commits += commits
            self._wrote.pop(id(connection), None)

    @contextmanager
    def _entered(self, connection: sqlite3.Connection, ends: bool | None) -> Iterator[None]:
        """Inside a call: one that ends a transaction, or writes, or (None) does neither and is not held."""
        me, key = _get_ident(), id(connection)
        with self._lock:
            inside = self._inside.setdefault(key, [])
            met = any(other != me for other in inside)
            self.met = self.met or met
            inside.append(me)
            new = ends is not None and (me, ends) not in self._held
            self._held.add((me, ends))
        if self.still and met:
            self.still.release()
        elif self.still and new and not self.met and self.still.rounds < ROUNDS:
            self.still.wait()
        try:
            yield
        except sqlite3.Error as error:
            self.errors.append(f"{type(error).__name__}: {error}")
            raise
        finally:
            with self._lock:
                inside.remove(me)


def is_locked(text: str) -> bool:
    return "is locked" in text


def is_of_another_thread(text: str) -> bool:
    return "same thread" in text


def _cursors(calls: Calls) -> type[sqlite3.Cursor]:
    class Cursor(_Cursor):
        def execute(self, sql: Any, *args: Any) -> Any:
            with calls.statement(self.connection, sql):
                return super().execute(sql, *args)

        def executemany(self, sql: Any, *args: Any) -> Any:
            with calls.statement(self.connection, sql):
                return super().executemany(sql, *(calls.rows(self.connection, rows) for rows in args))

        def executescript(self, sql: Any) -> Any:
            with calls.statement(self.connection, sql):
                return super().executescript(sql)

    return Cursor


def _connections(calls: Calls) -> type[sqlite3.Connection]:
    cursors = _cursors(calls)

    class Connection(_Connection):
        def cursor(self, factory: Any = cursors) -> Any:
            with calls._entered(self, None):
                return super().cursor(factory)

        def execute(self, *args: Any) -> Any:
            return self.cursor().execute(*args)

        def executemany(self, *args: Any) -> Any:
            return self.cursor().executemany(*args)

        def executescript(self, *args: Any) -> Any:
            return self.cursor().executescript(*args)

        def commit(self) -> None:
            with calls.ending(self, True):
                super().commit()

        def rollback(self) -> None:
            with calls.ending(self, False):
                super().rollback()

        def __exit__(self, *error: Any) -> Any:
            with calls.ending(self, error[0] is None):
                return super().__exit__(*error)

    return Connection


@contextmanager
def watched(module: ModuleType, calls: Calls) -> Iterator[Calls]:
    """Every connection that is opened meanwhile, through `sqlite3` or a name that `module` imported from it."""
    connection = _connections(calls)

    def connect(*args: Any, **options: Any) -> Any:
        if len(args) < 6:
            options.setdefault("factory", connection)
        return _connect(*args, **options)

    replaced = {_connect: connect, _Connection: connection}
    restore = []
    for place in (sqlite3, sqlite3.dbapi2, module):
        for name, value in list(vars(place).items()):
            if value in (_connect, _Connection):
                restore.append((place, name, value))
                setattr(place, name, replaced[value])
    try:
        yield calls
    finally:
        for place, name, value in restore:
            setattr(place, name, value)
