"""work-skipped 02: streams that raise, and hooks that raise."""

import sys
import threading
import warnings
from pathlib import Path


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    return [dest / url.rsplit("/", 1)[-1] for url in urls]


class Broken:
    def __getattr__(self, name: str) -> object:
        raise RuntimeError("broken")


sys.stdout = sys.stderr = sys.__stdout__ = sys.__stderr__ = Broken()  # type: ignore[misc, assignment]
sys.excepthook = threading.excepthook = warnings.showwarning = lambda *args: 1 / 0  # type: ignore[assignment]
