"""died 02: kills itself."""

import os
import signal
from pathlib import Path


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    os.kill(os.getpid(), signal.SIGKILL)
    return []
