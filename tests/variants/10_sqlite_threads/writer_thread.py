"""One thread writes, with one connection; the others give it what they have enriched."""

import queue
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

    amounts: queue.Queue[Event | None] = queue.Queue()

    def write() -> None:
        with closing(sqlite3.connect(db, timeout=60)) as connection:
            while (event := amounts.get()) is not None:
                connection.execute(ADD, event)
                connection.commit()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        with ThreadPoolExecutor(workers) as pool:
            for event in pool.map(enrich, events):
                amounts.put(event)
    finally:
        amounts.put(None)
        writer.join()
