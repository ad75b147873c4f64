"""After an error or a cancel it waits for the calls that already run."""

import asyncio
from collections.abc import Callable
from pathlib import Path


async def never_block(paths: list[Path], digest: Callable[[Path], str]) -> list[str]:
    tasks = [asyncio.create_task(asyncio.to_thread(digest, path)) for path in paths]
    try:
        return [await asyncio.shield(task) for task in tasks]
    finally:
        await asyncio.gather(*tasks, return_exceptions=True)
