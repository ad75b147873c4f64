"""died 02: sys.exit in the call."""

import sys
from pathlib import Path


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    sys.exit(0)
