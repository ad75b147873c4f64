"""A semaphore keeps the number, whatever the size of the pool."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor


async def async_cpu(items: list[int], work: Callable[[int], int], workers: int) -> list[int]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    loop = asyncio.get_running_loop()
    limit = asyncio.Semaphore(workers)
    with ProcessPoolExecutor(workers + 1) as pool:

        async def one(item: int) -> int:
            async with limit:
                return await loop.run_in_executor(pool, work, item)

        return await asyncio.gather(*(one(item) for item in items))
