"""not-plain 02: paths that are equal to everything."""

from pathlib import Path, PosixPath


class Equal(PosixPath):
    def __eq__(self, other: object) -> bool:
        return True

    def __ne__(self, other: object) -> bool:
        return False

    def __hash__(self) -> int:
        return 0


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    return [Equal(dest) for _url in urls] or [Equal(dest)]
