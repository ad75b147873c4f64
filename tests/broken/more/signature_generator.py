"""signature 02: a generator function."""

from collections.abc import Iterator
from pathlib import Path


def join_threads(urls: list[str], dest: Path) -> Iterator[Path]:
    for url in urls:
        yield dest / url.rsplit("/", 1)[-1]
