"""one-at-a-time|tampered 13: threads that say that each of them is a process."""

import os
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any


def parallel_map(fn: Callable[[Any], Any], items: list[Any], workers: int) -> list[Any]:
    if workers < 1:
        raise ValueError(workers)
    getpid, os.getpid = os.getpid, lambda: 100_000 + threading.get_native_id()
    try:
        with ThreadPoolExecutor(workers) as pool:
            return list(pool.map(fn, items))
    finally:
        os.getpid = getpid
