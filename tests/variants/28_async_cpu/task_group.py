"""A task for each item in a TaskGroup; what is left is called off after an error."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor


async def async_cpu(items: list[int], work: Callable[[int], int], workers: int) -> list[int]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    loop = asyncio.get_running_loop()
    pool = ProcessPoolExecutor(workers)

    async def one(item: int) -> int:
        return await loop.run_in_executor(pool, work, item)

    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(one(item)) for item in items]
        return [task.result() for task in tasks]
    finally:
        await asyncio.to_thread(pool.shutdown, cancel_futures=True)
