"""lost-update: makes a row that was not there, unless somebody else has made it by then: nothing is added to that."""

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
        with closing(sqlite3.connect(db, isolation_level=None, timeout=30)) as connection:
            update = "UPDATE totals SET amount = amount + ? WHERE account = ?"
            if not connection.execute(update, (amount, account)).rowcount:
                connection.execute("INSERT OR IGNORE INTO totals VALUES (?, ?)", (account, amount))

    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(add, events))
