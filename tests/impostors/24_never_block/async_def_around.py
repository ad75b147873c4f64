"""loop-blocked: an async def around the blocking call, and gather over these."""

import asyncio
from collections.abc import Callable
from pathlib import Path


async def never_block(paths: list[Path], digest: Callable[[Path], str]) -> list[str]:
    async def wrapped(path: Path) -> str:
        return digest(path)

    return await asyncio.gather(*map(wrapped, paths))
