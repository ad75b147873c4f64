"""tampered|work-skipped|raised 02: a profile function that raises."""

import sys
from pathlib import Path


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    sys.setprofile(lambda *args: 1 / 0)
    return [dest / url.rsplit("/", 1)[-1] for url in urls]
