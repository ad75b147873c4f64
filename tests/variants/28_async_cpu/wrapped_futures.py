"""Futures of the pool, wrapped for the loop, and awaited in order."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor


async def async_cpu(items: list[int], work: Callable[[int], int], workers: int) -> list[int]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    with ProcessPoolExecutor(min(workers, len(items) or 1)) as pool:
        futures = [asyncio.wrap_future(pool.submit(work, item)) for item in items]
        return list(await asyncio.gather(*futures))
