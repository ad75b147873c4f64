"""work-skipped|wrong-result 13: says nonsense where the jobs report."""

import contextlib
import socket
from collections.abc import Callable
from typing import Any

WORDS = (b"", b"[]", b"{}", b"[" * 60_000, b"x" * 1_000_000, b"\xff", b'{"item": {}, "pid": "x"}', b'{"item": NaN}')


def parallel_map(fn: Callable[[Any], Any], items: list[Any], workers: int) -> list[Any]:
    for word in WORDS:
        with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as judge:
            judge.connect(fn.gate)  # type: ignore[attr-defined]
            judge.sendall(word + b"\n")
    return [None for _item in items]
