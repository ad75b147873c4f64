"""limit-exceeded: every item has a pool of its own, and all are at work at once."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor


async def async_cpu(items: list[int], work: Callable[[int], int], workers: int) -> list[int]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    loop = asyncio.get_running_loop()

    async def one(item: int) -> int:
        with ProcessPoolExecutor(1) as pool:
            return await loop.run_in_executor(pool, work, item)

    return await asyncio.gather(*(one(item) for item in items))
