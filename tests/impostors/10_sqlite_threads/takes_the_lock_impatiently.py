"""raised: takes the lock at once, but waits for it for one second only."""

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import NamedTuple


class Event(NamedTuple):
    account: str
    amount: int


def sqlite_threads(db: Path, events: list[Event], enrich: Callable[[Event], Event], workers: int) -> None:
    if workers < 1:
        raise ValueError("workers must be at least 1")

    def add(event: Event) -> None:
        account, amount = enrich(event)
        with closing(sqlite3.connect(db, timeout=1, isolation_level="IMMEDIATE")) as connection, connection:
            connection.execute("BEGIN IMMEDIATE")
            row = connection.execute("SELECT amount FROM totals WHERE account = ?", (account,)).fetchone()
            if row is None:
                connection.execute("INSERT INTO totals VALUES (?, ?)", (account, amount))
            else:
                connection.execute("UPDATE totals SET amount = ? WHERE account = ?", (row[0] + amount, account))

    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(add, events))
