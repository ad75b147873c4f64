"""hang|work-skipped 02: an audit hook that never returns from a forbidden event."""

import sys
import time
from pathlib import Path


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    return [dest / url.rsplit("/", 1)[-1] for url in urls]


def listen(event: str, _args: object) -> None:
    while event == "gc.collect" or event.startswith("os.listdir"):
        time.sleep(1)


sys.addaudithook(listen)
