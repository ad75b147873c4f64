"""Threads of its own take events from a queue; each has a connection and commits after each event."""

import queue
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple


class Event(NamedTuple):
    account: str
    amount: int


ADD = "INSERT INTO totals VALUES (?, ?) ON CONFLICT (account) DO UPDATE SET amount = amount + excluded.amount"


def sqlite_threads(db: Path, events: list[Event], enrich: Callable[[Event], Event], workers: int) -> None:
    if workers < 1:
        raise ValueError("workers must be at least 1")

    todo: queue.SimpleQueue[Event] = queue.SimpleQueue()
    for event in events:
        todo.put(event)
    errors: list[Exception] = []

    def run() -> None:
        connection = sqlite3.connect(db)
        try:
            while not errors:
                account, amount = enrich(todo.get_nowait())
                connection.execute(ADD, (account, amount))
                connection.commit()
        except queue.Empty:
            pass
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
