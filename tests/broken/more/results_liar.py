"""not-plain 02: an object that says that it is a list."""

from pathlib import Path


class Liar:
    @property
    def __class__(self) -> type:
        return list

    def __iter__(self) -> object:
        return iter([])


def join_threads(urls: list[str], dest: Path) -> object:
    return Liar()
