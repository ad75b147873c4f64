"""not-plain 02: a list that contains itself."""

from pathlib import Path


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    paths: list = []
    paths.append(paths)
    return paths
