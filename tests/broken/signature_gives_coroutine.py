"""signature|not-plain 02: a plain function whose call gives something to await."""

from pathlib import Path


async def download_all(urls: list[str], dest: Path) -> list[Path]:
    return [dest / url.rsplit("/", 1)[-1] for url in urls]


def join_threads(urls: list[str], dest: Path) -> object:
    return download_all(urls, dest)
