"""not-plain 02: 200 MB of bytes."""

from pathlib import Path


def join_threads(urls: list[str], dest: Path) -> bytes:
    return bytes(200_000_000)
