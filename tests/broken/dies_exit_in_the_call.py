"""died 02: leaves with a good exit code in the call."""

import os
from pathlib import Path


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    os._exit(0)
