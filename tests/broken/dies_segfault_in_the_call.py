"""died 02: reads memory that is not there."""

import ctypes
from pathlib import Path


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    ctypes.string_at(0)
    return []
