"""connection-shared: the same, and the errors stay in their futures."""

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
            connection.execute(ADD, event)
            connection.commit()

        with ThreadPoolExecutor(workers) as pool:
            futures = [pool.submit(add, event) for event in events]
        for future in futures:
            future.exception()
