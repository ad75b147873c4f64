"""no-backpressure: a task for each item, and all of them at work."""

import asyncio
from typing import Any


async def async_pipeline(source: Any, work: Any, sink: Any, workers: int, buffer: int) -> int:
    if workers < 1 or buffer < 1:
        raise ValueError("workers and buffer must be at least 1")
    lock = asyncio.Lock()

    async def handle(item: Any) -> None:
        result = await work(item)
        async with lock:
            await sink(result)

    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(handle(item)) async for item in source]
    finally:
        await close(source)
    return len(tasks)


async def close(source: Any) -> None:
    if hasattr(source, "aclose"):
        await source.aclose()
