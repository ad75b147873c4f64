"""lost-update: reads all totals once, adds in memory, and writes them at the end."""

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

    with closing(sqlite3.connect(db, timeout=30)) as connection:
        totals = dict(connection.execute("SELECT account, amount FROM totals"))
        with ThreadPoolExecutor(workers) as pool:
            for account, amount in pool.map(enrich, events):
                totals[account] = totals.get(account, 0) + amount
        with connection:
            connection.executemany("INSERT OR REPLACE INTO totals VALUES (?, ?)", totals.items())
