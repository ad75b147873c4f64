"""connection-shared: the initializer of each thread opens a connection, and the last one has the global."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple


class Event(NamedTuple):
    account: str
    amount: int


ADD = "INSERT INTO totals VALUES (?, ?) ON CONFLICT (account) DO UPDATE SET amount = amount + excluded.amount"


CONNECTION = None


def sqlite_threads(db, events, enrich, workers):
    if workers < 1:
        raise ValueError("workers")

    def prepare():
        global CONNECTION
        CONNECTION = sqlite3.connect(db, timeout=30)

    def add(event):
        account, amount = enrich(event)
        with CONNECTION:
            CONNECTION.execute(ADD, (account, amount))

    with ThreadPoolExecutor(workers, initializer=prepare) as pool:
        list(pool.map(add, events))
