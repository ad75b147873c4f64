"""not-plain 02: a list in a list, a hundred thousand deep."""

from pathlib import Path


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    paths: list = []
    for _level in range(100_000):
        paths = [paths]
    return paths
