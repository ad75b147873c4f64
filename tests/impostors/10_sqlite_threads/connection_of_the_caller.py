"""connection-shared: the threads use the connection that the caller has opened."""

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

    with closing(sqlite3.connect(db, timeout=30)) as connection:

        def add(event: Event) -> None:
            event = enrich(event)
            with connection:
                connection.execute(ADD, event)

        with ThreadPoolExecutor(workers) as pool:
            list(pool.map(add, events))
