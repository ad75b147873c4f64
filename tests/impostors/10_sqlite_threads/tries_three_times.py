"""writes-lost: tries three times, and then forgets the amount."""

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import NamedTuple


class Event(NamedTuple):
    account: str
    amount: int


ADD = "INSERT INTO totals VALUES (?, ?) ON CONFLICT (account) DO UPDATE SET amount = amount + excluded.amount"


def sqlite_threads(db: Path, events: list[Event], enrich: Callable[[Event], Event], workers: int) -> None:
    if workers < 1:
        raise ValueError("workers must be at least 1")

    def add(event: Event) -> None:
        event = enrich(event)
        for _ in range(3):
            try:
                with closing(sqlite3.connect(db, timeout=0.1)) as connection, connection:
                    connection.execute(ADD, event)
                return
            except sqlite3.OperationalError:
                continue

    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(add, events))
