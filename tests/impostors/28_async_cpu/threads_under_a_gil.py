"""one-at-a-time: needs gil: the loop turns, but the threads share one GIL."""

import asyncio
from collections.abc import Callable


async def async_cpu(items: list[int], work: Callable[[int], int], workers: int) -> list[int]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    limit = asyncio.Semaphore(workers)

    async def one(item: int) -> int:
        async with limit:
            return await asyncio.to_thread(work, item)

    return await asyncio.gather(*(one(item) for item in items))
