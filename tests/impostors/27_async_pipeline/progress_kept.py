"""left-running: a task that shows the progress never ends."""

import asyncio
from typing import Any

END = object()


BACKGROUND: list[Any] = []


async def async_pipeline(source: Any, work: Any, sink: Any, workers: int, buffer: int) -> int:
    if workers < 1 or buffer < 1:
        raise ValueError("workers and buffer must be at least 1")
    items: asyncio.Queue[Any] = asyncio.Queue(buffer)
    results: asyncio.Queue[Any] = asyncio.Queue(buffer)
    BACKGROUND.append(asyncio.create_task(progress()))
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(read(source, items, workers))
            group.create_task(crew(items, work, results, workers))
            writer = group.create_task(write(results, sink))
    finally:
        await close(source)
    return writer.result()


async def read(source: Any, items: asyncio.Queue[Any], workers: int) -> None:
    async for item in source:
        await items.put(item)
    for _ in range(workers):
        await items.put(END)


async def worker(items: asyncio.Queue[Any], work: Any, results: asyncio.Queue[Any]) -> None:
    while (item := await items.get()) is not END:
        await results.put(await work(item))


async def crew(items: asyncio.Queue[Any], work: Any, results: asyncio.Queue[Any], workers: int) -> None:
    async with asyncio.TaskGroup() as group:
        for _ in range(workers):
            group.create_task(worker(items, work, results))
    await results.put(END)


async def write(results: asyncio.Queue[Any], sink: Any) -> int:
    count = 0
    while (result := await results.get()) is not END:
        await sink(result)
        count += 1
    return count


async def close(source: Any) -> None:
    if hasattr(source, "aclose"):
        await source.aclose()


async def progress() -> None:
    while True:
        await asyncio.sleep(60.0)
