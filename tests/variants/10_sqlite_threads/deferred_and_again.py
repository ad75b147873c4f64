"""An optimistic transaction: when somebody else came first, all of it is done again."""

import sqlite3
import time
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
        with closing(sqlite3.connect(db, timeout=30, isolation_level=None)) as connection:
            while True:
                try:
                    connection.execute("BEGIN")
                    row = connection.execute("SELECT amount FROM totals WHERE account = ?", (account,)).fetchone()
                    total = amount + (row[0] if row else 0)
                    connection.execute("INSERT OR REPLACE INTO totals VALUES (?, ?)", (account, total))
                    connection.execute("COMMIT")
                    return
                except sqlite3.OperationalError:
                    if connection.in_transaction:
                        connection.execute("ROLLBACK")
                    time.sleep(0.01)

    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(add, events))
