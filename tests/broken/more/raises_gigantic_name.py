"""raised 02: the class of the exception has a name of a million letters."""

from pathlib import Path


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    raise type("X" * 1_000_000, (Exception,), {})("")
