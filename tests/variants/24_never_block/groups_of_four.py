"""Four at a time, group by group."""

import asyncio
from collections.abc import Callable
from pathlib import Path


async def never_block(paths: list[Path], digest: Callable[[Path], str]) -> list[str]:
    found: list[str] = []
    for start in range(0, len(paths), 4):
        found += await asyncio.gather(*(asyncio.to_thread(digest, path) for path in paths[start : start + 4]))
    return found
