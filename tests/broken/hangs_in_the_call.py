"""hang 02: waits for a lock that it holds itself."""

import threading
from pathlib import Path


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    lock = threading.Lock()
    with lock, lock:
        return []
