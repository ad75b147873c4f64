"""no-backpressure: a task for each item, of which the semaphore lets `workers` work."""

import asyncio
from typing import Any


async def async_pipeline(source: Any, work: Any, sink: Any, workers: int, buffer: int) -> int:
    if workers < 1 or buffer < 1:
        raise ValueError("workers and buffer must be at least 1")
    at_work, one_by_one, count = asyncio.Semaphore(workers), asyncio.Lock(), 0

    async def handle(item: Any) -> None:
        nonlocal count
        async with at_work:
            result = await work(item)
        async with one_by_one:
            await sink(result)
            count += 1

    try:
        async with asyncio.TaskGroup() as group:
            async for item in source:
                group.create_task(handle(item))
    finally:
        await close(source)
    return count


async def close(source: Any) -> None:
    if hasattr(source, "aclose"):
        await source.aclose()
