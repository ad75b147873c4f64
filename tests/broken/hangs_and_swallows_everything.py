"""hang 02: sleeps again whatever happens."""

import time
from pathlib import Path


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    while True:
        try:
            time.sleep(0.05)
        except BaseException:
            continue
