"""died 02: a thread leaves with a good exit code."""

import os
import threading
from pathlib import Path


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    thread = threading.Thread(target=os._exit, args=(0,))
    thread.start()
    thread.join()
    return []
