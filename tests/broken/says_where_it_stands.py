"""hang 02: answers in our place where it stands, with nonsense, and then stands still."""

import contextlib
import os
import signal
import stat
import threading
from pathlib import Path

ANSWERS = (b'[{"who": "\\u001b[2J", "where": Infinity, "blocks_loop": 1}]', b"[" * 20_000, b"{}", b"\xff")


def answer(*_signal: object) -> None:
    for fd in range(3, 64):
        with contextlib.suppress(OSError):
            if stat.S_ISFIFO(os.fstat(fd).st_mode):
                os.write(fd, ANSWERS[os.getpid() % len(ANSWERS)] + b"\n")


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    signal.signal(signal.SIGUSR1, answer)
    threading.Event().wait()
    return [dest / url.rsplit("/", 1)[-1] for url in urls]
