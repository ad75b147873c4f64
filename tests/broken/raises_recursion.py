"""raised 02: calls itself without end."""

from pathlib import Path


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    return join_threads(urls, dest)
