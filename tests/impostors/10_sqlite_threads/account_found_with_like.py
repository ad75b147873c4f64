"""wrong-result: looks for the row with LIKE, which takes FOOD for food."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Lock, Thread
from typing import NamedTuple


class Event(NamedTuple):
    account: str
    amount: int


class Clerk(Thread):
    def __init__(self, db, events, lock, enrich, errors):
        super().__init__()
        self.db, self.events, self.lock, self.enrich, self.errors = db, events, lock, enrich, errors

    def run(self):
        try:
            with closing(sqlite3.connect(self.db, timeout=60, isolation_level=None)) as connection:
                while not self.errors:
                    with self.lock:
                        event = next(self.events, None)
                    if event is None:
                        break
                    enriched = self.enrich(event)
                    self.add(connection, *enriched)
        except BaseException as error:
            self.errors.append(error)

    def add(self, connection, account, amount):
        connection.execute("BEGIN IMMEDIATE")
        row = connection.execute("SELECT amount FROM totals WHERE account LIKE ?", (account,)).fetchone()
        if row is None:
            connection.execute("INSERT INTO totals VALUES (?, ?)", (account, amount))
        else:
            connection.execute("UPDATE totals SET amount = ? WHERE account LIKE ?", (row[0] + amount, account))
        connection.execute("COMMIT")


def sqlite_threads(db: Path, events: list[Event], enrich: Callable[[Event], Event], workers: int) -> None:
    if workers < 1:
        raise ValueError(f"workers is {workers}")
    lock, errors, left = Lock(), [], iter(events)
    clerks = [Clerk(db, left, lock, enrich, errors) for _ in range(workers)]
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join()
    if errors:
        raise errors[0]
