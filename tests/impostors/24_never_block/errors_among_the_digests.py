"""wrong-result: an error stands where a digest should."""

import asyncio
from collections.abc import Callable
from pathlib import Path


async def never_block(paths: list[Path], digest: Callable[[Path], str]) -> list[str]:
    return await asyncio.gather(*(asyncio.to_thread(digest, path) for path in paths), return_exceptions=True)
