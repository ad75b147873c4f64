"""returned-early: tells the writer to end, and does not wait until it has."""

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import NamedTuple


class Event(NamedTuple):
    account: str
    amount: int


ADD = """
    INSERT INTO totals (account, amount) VALUES (?, ?)
    ON CONFLICT (account) DO UPDATE SET amount = amount + excluded.amount
"""


def sqlite_threads(db: Path, events: list[Event], enrich: Callable[[Event], Event], workers: int) -> None:
    if workers < 1:
        raise ValueError(f"workers is {workers}")
    rows: SimpleQueue[Event | None] = SimpleQueue()

    def write() -> None:
        with closing(sqlite3.connect(db, timeout=60)) as connection:
            while (event := rows.get()) is not None:
                with connection:
                    connection.execute(ADD, (event.account, event.amount))

    Thread(target=write).start()
    try:
        with ThreadPoolExecutor(workers) as pool:
            for event in pool.map(enrich, events):
                rows.put(event)
    finally:
        rows.put(None)
