"""loop-blocked: a single item is not worth a process, and is computed on the loop."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor


async def async_cpu(items: list[int], work: Callable[[int], int], workers: int) -> list[int]:
    if workers < 1:
        raise ValueError("workers must be at least 1")
    if len(items) == 1:
        return [work(items[0])]
    loop = asyncio.get_running_loop()
    pool = ProcessPoolExecutor(workers)
    try:
        return await asyncio.gather(*(loop.run_in_executor(pool, work, item) for item in items))
    finally:
        await asyncio.to_thread(pool.shutdown, cancel_futures=True)
