"""wrong-result: no workers are taken for one."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor


async def async_cpu(items: list[int], work: Callable[[int], int], workers: int) -> list[int]:
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(max(1, workers)) as pool:
        return await asyncio.gather(*(loop.run_in_executor(pool, work, item) for item in items))
