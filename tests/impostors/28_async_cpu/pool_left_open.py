"""left-running: the pool is kept for the next request, and nobody ever shuts it down."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor

pools: dict[int, ProcessPoolExecutor] = {}


async def async_cpu(items: list[int], work: Callable[[int], int], workers: int) -> list[int]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    pool = pools.setdefault(workers, ProcessPoolExecutor(workers))
    loop = asyncio.get_running_loop()
    return await asyncio.gather(*(loop.run_in_executor(pool, work, item) for item in items))
