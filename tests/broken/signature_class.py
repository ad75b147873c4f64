"""signature 02: a class of that name."""

from pathlib import Path


class join_threads:  # noqa: N801
    def __init__(self, urls: list[str], dest: Path) -> None:
        self.paths = [dest / url.rsplit("/", 1)[-1] for url in urls]
