"""died 02: aborts."""

import os
from pathlib import Path


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    os.abort()
