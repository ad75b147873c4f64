"""signature 02: the second parameter cannot be given by its place."""

from pathlib import Path


def join_threads(urls: list[str], *, dest: Path) -> list[Path]:
    return [dest / url.rsplit("/", 1)[-1] for url in urls]
