"""raised 02: asks a person who is not there."""

from pathlib import Path


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    return [Path(input("where to? "))]
