"""raised 02: raises what `except Exception` does not catch."""

from pathlib import Path


class Leave(BaseException):
    pass


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    raise Leave
