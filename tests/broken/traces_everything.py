"""tampered|work-skipped|raised 02: a trace function that raises."""

import sys
import threading
from pathlib import Path


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    threading.settrace(lambda *args: 1 / 0)
    sys.settrace(lambda *args: 1 / 0)
    return [dest / url.rsplit("/", 1)[-1] for url in urls]
