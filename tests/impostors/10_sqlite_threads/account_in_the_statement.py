"""raised: puts the account into the text of the statement, and O'Brien's quote ends it."""

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
        with closing(sqlite3.connect(db, timeout=30)) as connection, connection:
            connection.execute(
                f"INSERT INTO totals (account, amount) VALUES ('{account}', {amount}) "
                "ON CONFLICT (account) DO UPDATE SET amount = amount + excluded.amount"
            )

    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(add, events))
