"""work-skipped 02: a forked child returns as well."""

import os
from pathlib import Path


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    os.fork()
    return [dest / url.rsplit("/", 1)[-1] for url in urls]
