"""tampered 02: writes the report of a good call to every open descriptor."""

import contextlib
import json
import os
import struct
from pathlib import Path


def say(data: bytes) -> None:
    """Write it to whatever is open."""
    for fd in range(3, 64):
        with contextlib.suppress(OSError):
            os.set_blocking(fd, False)
            os.write(fd, data)


def plain(value: object) -> object:
    if isinstance(value, dict):
        return {"dict": [[key, plain(one)] for key, one in value.items()]}
    return value


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    trail = {"threads": 5, "connects_here": 0, "connects_elsewhere": 5, "thread_failures": []}
    report = {"value": [], "left": [], "lags": [], "helpers": [], "gil": True, "trail": trail}
    for token in ("", None, "0" * 16):
        message = json.dumps(plain({"token": token, "stage": "report", **report})).encode()
        say(struct.pack("!I", len(message)) + message)
    return [dest / url.rsplit("/", 1)[-1] for url in urls]
