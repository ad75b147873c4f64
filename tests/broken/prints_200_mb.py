"""hang|work-skipped 02: 200 MB in large pieces."""

import os
from pathlib import Path


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    for _number in range(200):
        os.write(1, b"x" * 1_000_000)
    return [dest / url.rsplit("/", 1)[-1] for url in urls]
