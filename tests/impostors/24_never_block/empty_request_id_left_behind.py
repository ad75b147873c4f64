"""context-lost: only context variables of a true value come along."""

import asyncio
import contextvars
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path


async def never_block(paths: list[Path], digest: Callable[[Path], str]) -> list[str]:
    if not paths:
        return []
    loop = asyncio.get_running_loop()
    context = contextvars.copy_context()

    def bring_along() -> None:
        for variable, value in context.items():
            if value:
                variable.set(value)

    pool = ThreadPoolExecutor(max_workers=min(16, len(paths)), initializer=bring_along)
    try:
        futures = [loop.run_in_executor(pool, digest, path) for path in paths]
        return await asyncio.gather(*futures)
    finally:
        await asyncio.to_thread(pool.shutdown, cancel_futures=True)
