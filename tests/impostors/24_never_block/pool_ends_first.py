"""loop-blocked: the `with` waits for the threads, on the loop, before anything is awaited."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from pathlib import Path


async def never_block(paths: list[Path], digest: Callable[[Path], str]) -> list[str]:
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(8) as pool:
        futures = [loop.run_in_executor(pool, copy_context().run, digest, path) for path in paths]
    return await asyncio.gather(*futures)
