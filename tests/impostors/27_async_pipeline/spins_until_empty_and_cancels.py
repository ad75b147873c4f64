"""items-lost: looks at the queue of items until it is empty, and then cancels who works on the last of them."""

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

    async def write() -> None:
        nonlocal count
        while True:
            await sink(await results.get())
            count += 1

    tasks = [asyncio.create_task(one()) for one in [write, *[worker] * workers]]
    try:
        async for item in source:
            await items.put(item)
        while not items.empty():
            await asyncio.sleep(0)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await close(source)
    return count


async def close(source: Any) -> None:
    if hasattr(source, "aclose"):
        await source.aclose()
