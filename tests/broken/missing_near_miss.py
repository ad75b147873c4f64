"""missing 02: the name lacks its last letter."""

from pathlib import Path


def join_thread(urls: list[str], dest: Path) -> list[Path]:
    return [dest / url.rsplit("/", 1)[-1] for url in urls]
