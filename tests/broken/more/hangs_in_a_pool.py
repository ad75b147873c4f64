"""hang 02: two threads of a pool wait for each other."""

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    one, other, both = threading.Lock(), threading.Lock(), threading.Barrier(2)

    def cross(first: threading.Lock, second: threading.Lock) -> None:
        with first:
            both.wait()
            with second:
                pass

    with ThreadPoolExecutor(2) as pool:
        pool.submit(cross, one, other)
        pool.submit(cross, other, one)
    return []
