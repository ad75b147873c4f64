"""hang: when all clerks have gone home with an error, nobody empties the queue that the caller fills."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import NamedTuple


class Event(NamedTuple):
    account: str
    amount: int


class Clerk(Thread):
    def __init__(self, db, todo, enrich, errors):
        super().__init__()
        self.db, self.todo, self.enrich, self.errors = db, todo, enrich, errors

    def run(self):
        try:
            with closing(sqlite3.connect(self.db, timeout=60, isolation_level=None)) as connection:
                while (event := self.todo.get()) is not None:
                    enriched = self.enrich(event)
                    self.add(connection, *enriched)
        except BaseException as error:
            self.errors.append(error)

    def add(self, connection, account, amount):
        connection.execute("BEGIN IMMEDIATE")
        row = connection.execute("SELECT amount FROM totals WHERE account = ?", (account,)).fetchone()
        if row is None:
            connection.execute("INSERT INTO totals VALUES (?, ?)", (account, amount))
        else:
            connection.execute("UPDATE totals SET amount = ? WHERE account = ?", (row[0] + amount, account))
        connection.execute("COMMIT")


def sqlite_threads(db: Path, events: list[Event], enrich: Callable[[Event], Event], workers: int) -> None:
    if workers < 1:
        raise ValueError(f"workers is {workers}")
    todo, errors = Queue(maxsize=workers), []
    clerks = [Clerk(db, todo, enrich, errors) for _ in range(workers)]
    for clerk in clerks:
        clerk.start()
    for event in events:
        if errors:
            break
        todo.put(event)
    for _ in clerks:
        todo.put(None)
    for clerk in clerks:
        clerk.join()
    if errors:
        raise errors[0]
