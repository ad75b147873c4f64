"""A window of tasks that is sunk in the order of the source."""

import asyncio
import collections
from typing import Any


async def async_pipeline(source: Any, work: Any, sink: Any, workers: int, buffer: int) -> int:
    if workers < 1 or buffer < 1:
        raise ValueError("workers and buffer must be at least 1")
    window: collections.deque[asyncio.Task[Any]] = collections.deque()
    at_work, count = asyncio.Semaphore(workers), 0

    async def limited(item: Any) -> Any:
        async with at_work:
            return await work(item)

    try:
        async for item in source:
            window.append(asyncio.create_task(limited(item)))
            if len(window) == workers + buffer:
                await sink(await window[0])
                window.popleft()
                count += 1
        while window:
            await sink(await window[0])
            window.popleft()
            count += 1
        return count
    finally:
        for task in window:
            task.cancel()
        if window:
            await asyncio.wait(window)
        for task in window:
            task.cancelled() or task.exception()
        await close(source)


async def close(source: Any) -> None:
    if hasattr(source, "aclose"):
        await source.aclose()
