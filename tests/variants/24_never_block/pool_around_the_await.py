"""The `with` ends when every digest has been awaited, so it finds idle threads only."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from pathlib import Path


async def never_block(paths: list[Path], digest: Callable[[Path], str]) -> list[str]:
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(max_workers=max(1, len(paths))) as pool:
        return await asyncio.gather(*(loop.run_in_executor(pool, copy_context().run, digest, path) for path in paths))
