"""A whole `pool.map` in one thread, which waits for the others there; the context goes along twice."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from pathlib import Path


async def never_block(paths: list[Path], digest: Callable[[Path], str]) -> list[str]:
    contexts = [copy_context() for _ in paths]

    def run_all() -> list[str]:
        with ThreadPoolExecutor(4) as pool:
            return list(pool.map(lambda context, path: context.run(digest, path), contexts, paths))

    return await asyncio.to_thread(run_all)
