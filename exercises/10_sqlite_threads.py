"""Accounting has moved its totals into a SQLite file, and since then a few payments a day are missing from it.

Please enrich every event with `enrich`, which is slow and blocks, on `workers` threads, and add the enriched amount
to the row of the enriched account in the table that stands in the file `db`:
    totals (account TEXT PRIMARY KEY, amount INTEGER)
An account without a row gets one. Another program writes to the same file while you do, and may keep it locked for
up to five seconds: wait for it, and lose neither your amounts nor its own. If `enrich` raises, that reaches the
caller, and what has been added may stay. `workers < 1`: a ValueError, before any work begins.

In JavaScript, where one thread talks to a database server, a pool hands out the connections:
    const pool = new Pool({ max: workers });
    await Promise.all(events.map(async (event) => {
      const { account, amount } = await enrich(event);
      await pool.query(upsert, [account, amount]);
    }));

A connection of sqlite3 belongs to the thread that opened it.
"""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple


class Event(NamedTuple):
    account: str
    amount: int


def sqlite_threads(db: Path, events: list[Event], enrich: Callable[[Event], Event], workers: int) -> None:
    # TODO: enrich on `workers` threads, and add each amount in one step, on a connection of the right thread.
    raise NotImplementedError("TODO: enrich the events and add their amounts to the table")


if __name__ == "__main__":  # a database of your own to try it on: 20 events, a fifth of a second each
    import tempfile
    import time

    def look_up(event: Event) -> Event:
        time.sleep(0.2)
        return event._replace(account=event.account.lower())

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "totals.db"
        connection = sqlite3.connect(file)
        connection.execute("CREATE TABLE totals (account TEXT PRIMARY KEY, amount INTEGER)")
        started = time.perf_counter()
        sqlite_threads(file, [Event(account, n) for n in range(10) for account in ("Food", "RENT")], look_up, workers=5)
        print(connection.execute("SELECT * FROM totals").fetchall(), "(45 each is right)")
        print(f"{time.perf_counter() - started:.2f} s (one after another takes 4 s)")
        connection.close()
