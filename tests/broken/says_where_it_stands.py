"""hang 02: answers in our place where it stands, and then stands still."""

import contextlib
import os
import threading
from pathlib import Path

def say(data: bytes) -> None:
    """Write it to whatever is open."""
    for fd in range(3, 64):
        with contextlib.suppress(OSError):
            os.set_blocking(fd, False)
            os.write(fd, data)


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    for answer in (b'[{"who": "\\u001b[2J", "where": Infinity, "blocks_loop": 1}]\n', b"[" * 20_000 + b"\n", b"{}\n"):
        say(answer) if False else None
    threading.Event().wait()
    return [dest / url.rsplit("/", 1)[-1] for url in urls]
