"""SQLite connections that are watched, and the other writer beside them."""

import contextlib
import sqlite3
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kata.connections import Calls, watched
from kata.rival import Rival
from kata.still import Still

HERE = sys.modules[__name__]
ADD = "UPDATE totals SET amount = amount + ?"


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Path]:
    with contextlib.closing(sqlite3.connect(tmp_path / "totals.db")) as connection:
        connection.execute("CREATE TABLE totals (account TEXT PRIMARY KEY, amount INTEGER)")
        connection.execute("INSERT INTO totals VALUES ('food', 0)")
        connection.commit()
    return tmp_path / "totals.db"


def total(db: Path) -> int:
    with contextlib.closing(sqlite3.connect(db)) as connection:
        (amount,) = connection.execute("SELECT amount FROM totals").fetchone()
    return int(amount)


def in_threads(target: Callable[[], object], number: int = 3) -> None:
    threads = [threading.Thread(target=target) for _ in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@pytest.mark.parametrize("locked", [True, False])
def test_two_threads_meet_in_a_connection_that_has_no_lock(db: Path, locked: bool) -> None:
    lock = threading.Lock() if locked else contextlib.nullcontext()
    with Still() as still, watched(HERE, Calls(lambda _connection: None, still)) as calls:
        connection = sqlite3.connect(db, check_same_thread=False, isolation_level=None)

        def add() -> None:
            with lock:
                connection.execute(ADD, (1,))

        in_threads(add)
        connection.close()
    assert calls.met is not locked
    assert not locked or total(db) == 3


def test_a_commit_beside_the_lock_is_met(db: Path) -> None:
    lock = threading.Lock()
    with Still() as still, watched(HERE, Calls(lambda _connection: None, still)) as calls:
        connection = sqlite3.connect(db, check_same_thread=False)

        def add() -> None:
            with contextlib.suppress(sqlite3.Error):
                with lock:
                    connection.execute(ADD, (1,))
                connection.commit()

        in_threads(add)
        connection.close()
    assert calls.met


def test_errors_are_noted_though_they_are_swallowed(db: Path) -> None:
    with watched(HERE, Calls(lambda _connection: None)) as calls:
        connection = sqlite3.connect(db)

        def add() -> None:
            with contextlib.suppress(sqlite3.Error):
                connection.execute(ADD, (1,))

        in_threads(add, 1)
        connection.close()
    assert "same thread" in calls.errors[0]
    assert sqlite3.connect is not watched


def test_the_rival_comes_between_where_it_can(db: Path) -> None:
    rival = Rival(db, ADD, [10, 20])
    with contextlib.closing(sqlite3.connect(db, timeout=0)) as mine:
        rival.come_between(mine)
        mine.execute(ADD, (1,))
        rival.come_between(mine)  # it is our turn: nothing happens
        mine.commit()
    rival.close()
    assert (rival.added, total(db)) == ([10], 11)


def test_who_read_before_the_rival_wrote_is_too_late(db: Path) -> None:
    rival = Rival(db, ADD, [10])
    with watched(HERE, Calls(rival.come_between)) as calls:
        with contextlib.closing(sqlite3.connect(db, isolation_level=None)) as mine:
            mine.execute("BEGIN")
            mine.execute("SELECT amount FROM totals").fetchall()
            with pytest.raises(sqlite3.OperationalError):
                mine.execute(ADD, (1,))
            mine.rollback()
        end = time.monotonic() + 5
        while not rival.added and time.monotonic() < end:
            time.sleep(0.001)
    rival.close()
    assert (calls.too_late, total(db)) == (1, 10)


def test_the_rival_keeps_the_lock_longer_than_the_impatient_wait(db: Path) -> None:
    rival = Rival(db, ADD, [10], keeps=True)
    with contextlib.closing(sqlite3.connect(db, timeout=0.05)) as mine:
        rival.come_between(mine)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            mine.execute(ADD, (1,))
    rival.close()
    assert total(db) == 10
