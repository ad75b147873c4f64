"""One connection for all threads, and one lock from the statement to the commit."""

import sqlite3
import threading
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

    lock = threading.Lock()
    with closing(sqlite3.connect(db, timeout=30, check_same_thread=False)) as connection:

        def add(event: Event) -> None:
            event = enrich(event)
            with lock, connection:
                connection.execute(ADD, event)

        with ThreadPoolExecutor(workers) as pool:
            list(pool.map(add, events))
