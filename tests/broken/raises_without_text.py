"""raised 02: the exception cannot be shown as text."""

from pathlib import Path


class Mute(Exception):
    def __str__(self) -> str:
        raise RuntimeError("no text")

    __repr__ = __str__


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    raise Mute
