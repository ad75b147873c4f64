"""raised 02: the text of the exception cannot be encoded, and steers the terminal."""

from pathlib import Path


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    raise RuntimeError("\ud800 \x1b[2J\x1b[31m passed \x00 \u202e")
