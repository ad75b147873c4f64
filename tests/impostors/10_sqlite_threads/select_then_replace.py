"""lost-update: reads, adds in Python, and replaces the row."""

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
        with closing(sqlite3.connect(db, timeout=30)) as connection, connection:
            found = connection.execute("SELECT amount FROM totals WHERE account = ?", (account,)).fetchall()
            total = amount + (found[0][0] if found else 0)
            connection.execute("INSERT OR REPLACE INTO totals VALUES (?, ?)", (account, total))

    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(add, events))
