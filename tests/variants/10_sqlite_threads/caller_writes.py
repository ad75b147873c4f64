"""The threads only enrich; the calling thread adds all amounts in one transaction."""

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

    with ThreadPoolExecutor(workers) as pool:
        enriched = list(pool.map(enrich, events))
    with closing(sqlite3.connect(db)) as connection, connection:
        connection.executemany(ADD, enriched)
