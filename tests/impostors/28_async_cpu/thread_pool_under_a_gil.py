"""one-at-a-time: needs gil: a ThreadPoolExecutor where processes are wanted."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor


async def async_cpu(items: list[int], work: Callable[[int], int], workers: int) -> list[int]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(workers) as pool:
        return await asyncio.gather(*(loop.run_in_executor(pool, work, item) for item in items))
