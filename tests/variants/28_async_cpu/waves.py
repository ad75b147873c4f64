"""So many at a time, and when all of these have come the next ones: slower, and never too many."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor


async def async_cpu(items: list[int], work: Callable[[int], int], workers: int) -> list[int]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    loop = asyncio.get_running_loop()
    found: list[int] = []
    with ProcessPoolExecutor(workers) as pool:
        for first in range(0, len(items), workers):
            wave = items[first : first + workers]
            found += await asyncio.gather(*(loop.run_in_executor(pool, work, item) for item in wave))
    return found
