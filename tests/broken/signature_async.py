"""signature 02: async where a plain function is wanted."""

from pathlib import Path


async def join_threads(urls: list[str], dest: Path) -> list[Path]:
    return [dest / url.rsplit("/", 1)[-1] for url in urls]
