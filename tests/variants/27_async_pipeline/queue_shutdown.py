"""needs 3.13: `Queue.shutdown` in place of the sentinels."""

import asyncio
import contextlib
from typing import Any


async def async_pipeline(source: Any, work: Any, sink: Any, workers: int, buffer: int) -> int:
    if workers < 1 or buffer < 1:
        raise ValueError("workers and buffer must be at least 1")
    items: Any = asyncio.Queue(buffer)
    results: Any = asyncio.Queue(buffer)

    async def read() -> None:
        async for item in source:
            await items.put(item)
        items.shutdown()

    async def worker() -> None:
        with contextlib.suppress(asyncio.QueueShutDown):
            while True:
                await results.put(await work(await items.get()))

    async def write() -> int:
        count = 0
        with contextlib.suppress(asyncio.QueueShutDown):
            while True:
                await sink(await results.get())
                count += 1
        return count

    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(read())
            writer = group.create_task(write())
            async with asyncio.TaskGroup() as crew:
                for _ in range(workers):
                    crew.create_task(worker())
            results.shutdown()
    finally:
        await close(source)
    return writer.result()


async def close(source: Any) -> None:
    if hasattr(source, "aclose"):
        await source.aclose()
