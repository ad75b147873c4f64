"""not-picklable: each call is a lambda, and the pool that it leaves then may wait for ever."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor


async def async_cpu(items: list[int], work: Callable[[int], int], workers: int) -> list[int]:
    if workers < 1:
        raise ValueError("workers must be 1 or more")
    if not items:
        return []
    loop = asyncio.get_running_loop()
    pool = ProcessPoolExecutor(min(workers, len(items)))
    try:
        calls = [loop.run_in_executor(pool, lambda item=item: work(item)) for item in items]
        return list(await asyncio.gather(*calls))
    finally:
        await asyncio.to_thread(pool.shutdown, wait=True, cancel_futures=True)
