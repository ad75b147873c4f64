"""lost-update: takes the lock before it writes, but has read before that."""

import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import NamedTuple


class Event(NamedTuple):
    account: str
    amount: int


UPSERT = """
    INSERT INTO totals (account, amount) VALUES (?, ?)
    ON CONFLICT (account) DO UPDATE SET amount = amount + excluded.amount
"""


def sqlite_threads(db: Path, events: list[Event], enrich: Callable[[Event], Event], workers: int) -> None:
    if workers < 1:
        raise ValueError("workers")
    mutex = threading.Lock()

    def add(event: Event) -> None:
        account, amount = enrich(event)
        with mutex, closing(sqlite3.connect(db, timeout=30, isolation_level=None)) as connection:
            row = connection.execute("SELECT amount FROM totals WHERE account = ?", (account,)).fetchone()
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(
                "INSERT OR REPLACE INTO totals VALUES (?, ?)", (account, amount + (row[0] if row else 0))
            )
            connection.execute("COMMIT")

    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(add, events))
