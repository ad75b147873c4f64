"""tampered 02: writes garbage to every open descriptor."""

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
    say(b"\xff" * 1000)
    return [dest / url.rsplit("/", 1)[-1] for url in urls]
