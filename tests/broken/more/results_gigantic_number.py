"""not-plain 02: a number of two billion bits."""

from pathlib import Path


def join_threads(urls: list[str], dest: Path) -> int:
    return 1 << 2_000_000_000
