"""No queue: each worker reads its next item under one lock, and sinks under another one."""

import asyncio
from typing import Any


async def async_pipeline(source: Any, work: Any, sink: Any, workers: int, buffer: int) -> int:
    if workers < 1 or buffer < 1:
        raise ValueError("workers and buffer must be at least 1")
    reading, sinking, count = asyncio.Lock(), asyncio.Lock(), 0

    async def worker() -> None:
        nonlocal count
        while True:
            async with reading:
                try:
                    item = await source.__anext__()
                except StopAsyncIteration:
                    return
            result = await work(item)
            async with sinking:
                await sink(result)
                count += 1

    try:
        async with asyncio.TaskGroup() as group:
            for _ in range(workers):
                group.create_task(worker())
    finally:
        await close(source)
    return count


async def close(source: Any) -> None:
    if hasattr(source, "aclose"):
        await source.aclose()
