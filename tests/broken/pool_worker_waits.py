"""hang 13: a worker process waits for ever."""

import multiprocessing
import threading
from collections.abc import Callable
from typing import Any


def wait() -> None:
    threading.Event().wait()


def parallel_map(fn: Callable[[Any], Any], items: list[Any], workers: int) -> list[Any]:
    child = multiprocessing.Process(target=wait)
    child.start()
    child.join()
    return []
