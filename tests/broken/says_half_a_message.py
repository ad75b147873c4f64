"""tampered 02: announces a message and never ends it."""

import contextlib
import os
from pathlib import Path


def say(data: bytes) -> None:
    """Write it to whatever is open."""
    for fd in range(3, 64):
        with contextlib.suppress(OSError):
            os.set_blocking(fd, False)
            os.write(fd, data)


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    say(b"\x00\x00\xff\xff" + b"[" * 1000)
    return [dest / url.rsplit("/", 1)[-1] for url in urls]
