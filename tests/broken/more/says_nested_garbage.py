"""tampered 02: writes messages that are nested very deep."""

import contextlib
import os
import struct
from pathlib import Path


def say(data: bytes) -> None:
    """Write it to whatever is open."""
    for fd in range(3, 64):
        with contextlib.suppress(OSError):
            os.set_blocking(fd, False)
            os.write(fd, data)


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    say(struct.pack("!I", 50_000) + b"[" * 50_000)
    say(b"\n" + b"[" * 50_000 + b"\n")
    return [dest / url.rsplit("/", 1)[-1] for url in urls]
