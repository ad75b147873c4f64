"""hang|work-skipped 02: 200 MB of short lines, on both streams."""

import sys
from pathlib import Path


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    for number in range(2_000_000):
        print(f"{number:049}")
        print(f"{number:049}", file=sys.stderr)
    return [dest / url.rsplit("/", 1)[-1] for url in urls]
