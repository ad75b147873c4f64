"""The reader closes what it reads; when `join` says that both queues are done, the others are cancelled."""

import asyncio
import contextlib
from typing import Any


async def async_pipeline(source: Any, work: Any, sink: Any, workers: int, buffer: int) -> int:
    if workers < 1 or buffer < 1:
        raise ValueError("workers and buffer must be at least 1")
    items: asyncio.Queue[Any] = asyncio.Queue(buffer)
    results: asyncio.Queue[Any] = asyncio.Queue(buffer)
    count = 0

    async def read() -> None:
        async with contextlib.aclosing(source) if hasattr(source, "aclose") else contextlib.nullcontext():
            async for item in source:
                await items.put(item)

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

    try:
        async with asyncio.TaskGroup() as group:
            reader = group.create_task(read())
            crew = [group.create_task(worker()) for _ in range(workers)] + [group.create_task(write())]
            await reader
            await items.join()
            await results.join()
            for task in crew:
                task.cancel()
    except ExceptionGroup as group_of_errors:
        raise group_of_errors.exceptions[0] from None
    return count
