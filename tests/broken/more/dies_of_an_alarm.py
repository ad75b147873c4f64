"""died 02: an alarm that nobody handles."""

import signal
import threading
from pathlib import Path


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    signal.setitimer(signal.ITIMER_REAL, 0.1)
    threading.Event().wait()
    return []
