"""not-plain 02: something that would make the paths when somebody asks."""

from collections.abc import Iterable
from pathlib import Path


def join_threads(urls: list[str], dest: Path) -> Iterable[Path]:
    return (dest / url.rsplit("/", 1)[-1] for url in urls)
