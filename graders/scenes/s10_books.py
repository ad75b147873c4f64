"""In the judge of 10: a database, the events for it, and what must stand in it when all of them have been added."""

import contextlib
import secrets
import sqlite3
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graders.scenes.s10_sqlite_threads import Pair, label
from kata.gate import Gate

FOOD, RENT = "food", "rent"  # they have a row from the beginning


@dataclass
class Books:
    """A database, the events for it, and what each of them is to add where.

    Every number is a digit of its own to the base 4, so a total tells which of them it holds, and how often.
    """

    db: Path
    accounts: list[str]
    gate: Gate
    events: list[Pair] = field(default_factory=list)
    old: dict[str, int] = field(default_factory=lambda: dict.fromkeys((FOOD, RENT), 4**4))
    additions: list[int] = field(default_factory=lambda: [4**n for n in range(18, 30)])
    odd: dict[str, int] = field(default_factory=dict)
    parts: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        with contextlib.closing(sqlite3.connect(self.db)) as connection, connection:
            connection.execute("CREATE TABLE totals (account TEXT PRIMARY KEY, amount INTEGER)")
            connection.executemany("INSERT INTO totals VALUES (?, ?)", self.old.items())
        digits = secrets.SystemRandom().sample(range(5, 18), len(self.accounts))
        for n, (account, digit) in enumerate(zip(self.accounts, digits, strict=True), 1):
            raw = (account if n % 2 else "unsorted", n)  # the enriched event says whose it is
            self.events.append(raw)
            self.parts[account].append(4**digit)
            self.gate.results[label(*raw)] = [account, 4**digit]
        for account, amount in self.odd.items():
            self.events.insert(0, (account, amount))
            self.gate.results[label(account, amount)] = [account, amount]

    def again(self) -> "Books":
        """With the first event of a digit once more: it is equal to the other one, and counts as well."""
        raw = self.events[len(self.odd)]
        account, amount = self.gate.results[label(*raw)]
        self.events.append(raw)
        self.parts[account].append(amount)
        return self

    def wanted(self, added: dict[str, list[int]]) -> dict[str, int]:
        """Every row, when the other writer has `added` these."""
        rows = {one: self.old.get(one, 0) + sum(added.get(one, ())) for one in {*self.old, *added}}
        for account, part in self.own():
            rows[account] = rows.get(account, 0) + part
        return {account: amount for account, amount in rows.items() if amount} | self.odd

    def own(self) -> list[tuple[str, int]]:
        """The account and the amount of each event, when it is enriched."""
        return [(account, part) for account, parts in self.parts.items() for part in parts]


def rows(db: Path) -> dict[str, Any]:
    """The table as it stands in the file."""
    with contextlib.closing(sqlite3.connect(db)) as connection:
        return dict(connection.execute("SELECT account, amount FROM totals"))
