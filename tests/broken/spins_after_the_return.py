"""hang|left-running 02: its result computes for ever when it is thrown away."""

from pathlib import Path


class Keep:
    self: object

    def __del__(self) -> None:
        while True:
            pass


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    keep = Keep()
    keep.self = keep
    return []
