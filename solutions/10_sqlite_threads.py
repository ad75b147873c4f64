"""A pool enriches the events, and each of its threads adds what it got with one statement on a connection of its own.

Why it works: the addition happens inside the database, in a single UPSERT, so nobody can come between the reading of
the old amount and the writing of the new one. Each connection stays in the thread that opened it, and lives for one
transaction: `with connection` commits it, or rolls it back after an error. Only one connection at a time may write to
a SQLite file; the others, and we among them, wait for up to `timeout` seconds instead of failing at once.

What else would: one thread that does all the writing, fed by a queue, with a single connection; or `BEGIN IMMEDIATE`
before a SELECT and an UPDATE: it takes the lock before it reads. `BEGIN` alone takes it at the first write: too late.
"""

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
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
        raise ValueError(f"workers must be at least 1, not {workers}")

    def add(event: Event) -> None:
        account, amount = enrich(event)
        with closing(sqlite3.connect(db, timeout=30)) as connection, connection:
            connection.execute(ADD, (account, amount))

    with ThreadPoolExecutor(workers) as pool:
        for _ in pool.map(add, events):  # reading the results raises what a thread has raised
            pass
