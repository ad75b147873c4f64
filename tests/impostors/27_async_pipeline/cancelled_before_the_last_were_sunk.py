"""items-lost: when the work is done all are cancelled, the sink too."""

import asyncio
from typing import Any


async def async_pipeline(source: Any, work: Any, sink: Any, workers: int, buffer: int) -> int:
    if workers < 1 or buffer < 1:
        raise ValueError("workers and buffer must be at least 1")
    items: asyncio.Queue[Any] = asyncio.Queue(buffer)
    results: asyncio.Queue[Any] = asyncio.Queue(buffer)
    count = 0

    async def worker() -> None:
        while True:
            await results.put(await work(await items.get()))
            items.task_done()

    async def write() -> None:
        nonlocal count
        while True:
            await sink(await results.get())
            count += 1
            results.task_done()

    tasks = [asyncio.create_task(one()) for one in [write, *[worker] * workers]]
    try:
        async for item in source:
            await items.put(item)
        await items.join()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await close(source)
    return count


async def close(source: Any) -> None:
    if hasattr(source, "aclose"):
        await source.aclose()
