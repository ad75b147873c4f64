"""sequential: a lock for each path lets digests of one path go one after another."""

import asyncio
import contextvars
import threading
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

request_id = contextvars.ContextVar("request_id", default="nobody")


async def never_block(paths: list[Path], digest: Callable[[Path], str]) -> list[str]:
    locks: defaultdict[Path, threading.Lock] = defaultdict(threading.Lock)

    def call(path: Path, lock: threading.Lock) -> str:
        with lock:
            return digest(path)

    return list(await asyncio.gather(*(asyncio.to_thread(call, path, locks[path]) for path in paths)))
