"""not-plain 02: a list of twenty million paths."""

from pathlib import Path


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    return [dest] * 20_000_000
