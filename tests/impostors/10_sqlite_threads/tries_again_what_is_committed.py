"""wrong-result: tries again all the rows, also those that it has committed."""

import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterator
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


def pauses(seconds: float) -> Iterator[float]:
    end, pause = time.monotonic() + seconds, 0.005
    while time.monotonic() < end:
        yield pause
        pause = min(0.1, 2 * pause)


def add(db: Path, sums: Counter[str]) -> None:
    for pause in pauses(60):
        try:
            with closing(sqlite3.connect(db, timeout=0, isolation_level=None)) as connection:
                connection.executemany(ADD, sums.items())
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise
            time.sleep(pause)
    raise TimeoutError(f"{db} has been locked for a minute")


def sqlite_threads(db: Path, events: list[Event], enrich: Callable[[Event], Event], workers: int) -> None:
    if workers < 1:
        raise ValueError(f"workers is {workers}")
    sums: Counter[str] = Counter()
    with ThreadPoolExecutor(workers) as pool:
        for event in pool.map(enrich, events):
            sums[event.account] += event.amount
    add(db, sums)
