"""wrong-result: takes two accounts for one whose names look alike."""

import sqlite3
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

    def add(event: Event) -> None:
        account, amount = enrich(event)
        with closing(sqlite3.connect(db, timeout=30, isolation_level=None)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            known = [row[0] for row in connection.execute("SELECT account FROM totals")]
            same = [name for name in known if name.strip().casefold() == account.strip().casefold()]
            connection.execute(UPSERT, (same[0] if same else account, amount))
            connection.execute("COMMIT")

    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(add, events))
