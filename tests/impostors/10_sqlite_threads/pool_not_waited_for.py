"""left-running: when enrich raises, the other threads are not waited for."""

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
        enriched = enrich(event)
        with closing(sqlite3.connect(db, timeout=30)) as connection, connection:
            connection.execute(UPSERT, enriched)

    pool = ThreadPoolExecutor(workers)
    try:
        from concurrent.futures import as_completed

        for future in as_completed([pool.submit(add, event) for event in events]):
            future.result()
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        raise
    pool.shutdown()
