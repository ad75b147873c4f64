"""Waits for the lock itself: tries again until it gets in."""

import sqlite3
import time
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
        end = time.monotonic() + 30
        with closing(sqlite3.connect(db, timeout=0.05)) as connection:
            while True:
                try:
                    with connection:
                        connection.execute(ADD, event)
                    return
                except sqlite3.OperationalError:
                    if time.monotonic() > end:
                        raise
                    time.sleep(0.02)

    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(add, events))
