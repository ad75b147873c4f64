"""left-running: the threads of the module's own pool stay."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from pathlib import Path

POOL = ThreadPoolExecutor(8)


async def never_block(paths: list[Path], digest: Callable[[Path], str]) -> list[str]:
    loop = asyncio.get_running_loop()
    return await asyncio.gather(*(loop.run_in_executor(POOL, copy_context().run, digest, path) for path in paths))
