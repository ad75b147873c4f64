"""died 02: the process ends, and a forked child goes on in its place."""

import os
from pathlib import Path


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    if os.fork():
        os._exit(0)
    return [dest / url.rsplit("/", 1)[-1] for url in urls]
