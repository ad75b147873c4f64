"""hang 02: waits for ever and ignores or blocks every signal that it can."""

import contextlib
import signal
import threading
from pathlib import Path


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    for number in signal.valid_signals():
        with contextlib.suppress(OSError):
            signal.signal(number, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    threading.Event().wait()
    return []
