"""hang 02: computes for ever, whatever happens."""

import signal
from pathlib import Path


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    while True:
        try:
            while True:
                pass
        except BaseException:
            continue
