"""returned-early: waits until all is worked on, and not for the sink."""

import asyncio
from typing import Any

KEPT: list[Any] = []


async def async_pipeline(source: Any, work: Any, sink: Any, workers: int, buffer: int) -> int:
    if workers < 1 or buffer < 1:
        raise ValueError("workers and buffer must be at least 1")
    items: asyncio.Queue[Any] = asyncio.Queue(buffer)
    results: asyncio.Queue[Any] = asyncio.Queue(buffer)
    count = read = 0

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
            read += 1
        await items.join()
    finally:
        await close(source)
    KEPT.extend(tasks)
    return read


async def close(source: Any) -> None:
    if hasattr(source, "aclose"):
        await source.aclose()
