"""no-backpressure: an item gives its place back when its work is done, and results pile up before the sink."""

import asyncio
from typing import Any


async def async_pipeline(source: Any, work: Any, sink: Any, workers: int, buffer: int) -> int:
    if workers < 1 or buffer < 1:
        raise ValueError("workers and buffer must be at least 1")
    places, one_by_one, count = asyncio.Semaphore(workers), asyncio.Lock(), 0

    async def handle(item: Any) -> None:
        nonlocal count
        try:
            result = await work(item)
        finally:
            places.release()
        async with one_by_one:
            await sink(result)
            count += 1

    try:
        async with asyncio.TaskGroup() as group:
            async for item in source:
                await places.acquire()
                group.create_task(handle(item))
    finally:
        await close(source)
    return count


async def close(source: Any) -> None:
    if hasattr(source, "aclose"):
        await source.aclose()
