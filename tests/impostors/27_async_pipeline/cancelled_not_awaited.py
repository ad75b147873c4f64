"""left-running: cancels the others, and waits for the reader only."""

import asyncio
from typing import Any

END = object()


async def async_pipeline(source: Any, work: Any, sink: Any, workers: int, buffer: int) -> int:
    if workers < 1 or buffer < 1:
        raise ValueError("workers and buffer must be at least 1")
    items: asyncio.Queue[Any] = asyncio.Queue(buffer)
    results: asyncio.Queue[Any] = asyncio.Queue(buffer)
    crew = [worker(items, work, results) for _ in range(workers)]
    tasks = [asyncio.create_task(one) for one in [write(results, sink, workers), read(source, items, workers), *crew]]

    try:
        count, *_ = await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.wait([tasks[1]])
        await close(source)
    return count


async def read(source: Any, items: asyncio.Queue[Any], workers: int) -> None:
    async for item in source:
        await items.put(item)
    for _ in range(workers):
        await items.put(END)


async def worker(items: asyncio.Queue[Any], work: Any, results: asyncio.Queue[Any]) -> None:
    while (item := await items.get()) is not END:
        await results.put(await work(item))
    await results.put(END)


async def write(results: asyncio.Queue[Any], sink: Any, workers: int) -> int:
    count = ended = 0
    while ended < workers:
        if (result := await results.get()) is END:
            ended += 1
        else:
            await sink(result)
            count += 1
    return count


async def close(source: Any) -> None:
    if hasattr(source, "aclose"):
        await source.aclose()
