"""died 02: kills its process group."""

import os
import signal
from pathlib import Path


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    os.killpg(0, signal.SIGKILL)
    return []
