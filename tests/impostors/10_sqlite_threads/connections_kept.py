"""left-running: the connections stay open."""

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple


class Event(NamedTuple):
    account: str
    amount: int


ADD = "INSERT INTO totals VALUES (?, ?) ON CONFLICT (account) DO UPDATE SET amount = amount + excluded.amount"

KEPT: list[sqlite3.Connection] = []


def sqlite_threads(db: Path, events: list[Event], enrich: Callable[[Event], Event], workers: int) -> None:
    if workers < 1:
        raise ValueError("workers must be at least 1")

    def add(event: Event) -> None:
        connection = sqlite3.connect(db, timeout=30)
        KEPT.append(connection)
        with connection:
            connection.execute(ADD, enrich(event))

    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(add, events))
