"""signature 02: one parameter instead of two."""

from pathlib import Path


def join_threads(urls: list[str]) -> list[Path]:
    return [Path(url.rsplit("/", 1)[-1]) for url in urls]
