"""sequential: tasks, but one lock around each digest."""

import asyncio
from collections.abc import Callable
from pathlib import Path


async def never_block(paths: list[Path], digest: Callable[[Path], str]) -> list[str]:
    lock = asyncio.Lock()

    async def locked(path: Path) -> str:
        async with lock:
            return await asyncio.to_thread(digest, path)

    return await asyncio.gather(*map(locked, paths))
