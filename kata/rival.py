"""Another writer on the same SQLite database: it comes in between where it can, or keeps everybody else waiting.

For the process of the submission, with connections of its own. Each of its additions is a number of its own, so a
total that lacks one says that somebody wrote over it.
"""

import sqlite3
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

_connect = sqlite3.connect
RETRY, GLANCE = 0.001, 0.02  # seconds
PATIENT = 4.5  # seconds that a connection waits by itself for a lock: as long as this writer may keep it, or nearly
BRIEF, LONG, MOST = 0.2, 1.0, 4.8  # seconds for which the lock is kept: from a patient connection, from others, at all


class Rival:
    """`additions` are given to the statement `sql`, one after another; `added` are those that it has committed.

    With `keeps` it holds the lock for a while, the first time: from a connection that gives up too soon, until
    `has_refused` says that it has. It is `brief` seconds from a patient one, and from others `long` seconds at least.
    """

    def __init__(
        self,
        db: Path,
        sql: str,
        additions: Sequence[int],
        keeps: bool = False,
        brief: float = BRIEF,
        long: float = LONG,
    ) -> None:
        self.has_refused: Callable[[], bool] = lambda: True
        self.db, self.sql, self.left, self.keeps = db, sql, list(additions), keeps
        self.brief, self.long = brief, long
        self.added: list[int] = []
        self._one = threading.Lock()
        self._committing: threading.Thread | None = None
        self._over = threading.Event()

    def come_between(self, other: sqlite3.Connection) -> None:
        """Add a number now, where `other` is about to write; not if somebody else has begun to."""
        with self._one:
            if not self.left or self._over.is_set() or (self._committing and self._committing.is_alive()):
                return
            mine = _connect(self.db, timeout=0, isolation_level=None, check_same_thread=False)
            try:
                mine.execute("BEGIN IMMEDIATE")
                mine.execute(self.sql, self.left[:1])
            except sqlite3.OperationalError:  # locked
                mine.close()
                return
            number, keeps, self.keeps = self.left.pop(0), self.keeps, False
            if not keeps and self._commit(mine, number):
                return
            wait = self._keep_from(_patience(other)) if keeps else None
            self._committing = threading.Thread(target=self._commit_later, args=(mine, number, wait), daemon=True)
            self._committing.start()

    def _keep_from(self, patience: float) -> Callable[[float], bool]:
        """Whether the lock is still to be kept after so many seconds."""
        if patience >= PATIENT:
            return lambda seconds: seconds < self.brief
        return lambda seconds: seconds < self.long or (seconds < MOST and not self.has_refused())

    def _commit(self, mine: sqlite3.Connection, number: int) -> bool:
        try:
            mine.execute("COMMIT")
        except sqlite3.OperationalError:  # somebody is reading
            return False
        self.added.append(number)
        mine.close()
        return True

    def _commit_later(self, mine: sqlite3.Connection, number: int, is_kept: Callable[[float], bool] | None) -> None:
        began = time.monotonic()
        while is_kept and is_kept(time.monotonic() - began) and not self._over.wait(GLANCE):
            pass
        while not self._commit(mine, number):
            if self._over.wait(RETRY):
                mine.close()
                return

    def close(self) -> None:
        """At the end of the call: nothing of it is left."""
        self._over.set()
        if self._committing:
            self._committing.join()


def _patience(connection: sqlite3.Connection) -> float:
    """For how many seconds it waits by itself for a lock."""
    with suppress(sqlite3.Error):
        cursor = sqlite3.Cursor(connection)
        cursor.row_factory = None
        return float(cursor.execute("PRAGMA busy_timeout").fetchone()[0]) / 1000
    return 0.0
