"""sequential: each digest runs in a thread, and is awaited before the next begins."""

import asyncio
from collections.abc import Callable
from pathlib import Path


async def never_block(paths: list[Path], digest: Callable[[Path], str]) -> list[str]:
    return [await asyncio.to_thread(digest, path) for path in paths]
