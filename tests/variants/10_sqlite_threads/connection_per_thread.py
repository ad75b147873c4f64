"""A connection for each thread, kept in a threading.local and closed at the end; write-ahead log."""

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

    with closing(sqlite3.connect(db, timeout=10)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
    local = threading.local()
    opened: list[sqlite3.Connection] = []

    def add(event: Event) -> None:
        if not hasattr(local, "connection"):
            local.connection = sqlite3.connect(db, timeout=10, check_same_thread=False)
            opened.append(local.connection)
        event = enrich(event)
        with local.connection as connection:
            connection.execute(ADD, (event.account, event.amount))

    try:
        with ThreadPoolExecutor(workers) as pool:
            list(pool.map(add, events))
    finally:
        for connection in opened:
            connection.close()
