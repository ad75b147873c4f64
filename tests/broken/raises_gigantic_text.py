"""raised|not-plain 02: the text of the exception is a hundred million characters long."""

from pathlib import Path


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    raise RuntimeError("x" * 100_000_000)
