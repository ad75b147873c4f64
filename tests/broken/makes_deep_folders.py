"""work-skipped 02: folders in folders, two thousand deep."""

import os
from pathlib import Path


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    for _level in range(2_000):
        os.mkdir("folder")
        os.chdir("folder")
    return [dest / url.rsplit("/", 1)[-1] for url in urls]
