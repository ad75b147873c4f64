"""limit-too-low: never more than four, however many are asked for."""

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
        account, amount = enrich(event)
        with closing(sqlite3.connect(db, timeout=30)) as connection, connection:
            connection.execute(ADD, (account, amount))

    with ThreadPoolExecutor(min(workers, 4)) as pool:
        list(pool.map(add, events))
