"""A semaphore of `workers` alone: while the sink is busy fewer are at work, which is free."""

import asyncio
import contextlib
from typing import Any


async def async_pipeline(source: Any, work: Any, sink: Any, workers: int, buffer: int) -> int:
    if workers < 1 or buffer < 1:
        raise ValueError("workers and buffer must be at least 1")
    semaphore, lock, count = asyncio.Semaphore(workers), asyncio.Lock(), 0

    async def handle(item: Any) -> None:
        nonlocal count
        try:
            result = await work(item)
            async with lock:
                await sink(result)
            count += 1
        finally:
            semaphore.release()

    async with contextlib.AsyncExitStack() as stack:
        if aclose := getattr(source, "aclose", None):
            stack.push_async_callback(aclose)
        async with asyncio.TaskGroup() as group:
            async for item in source:
                await semaphore.acquire()
                group.create_task(handle(item))
    return count
