"""errors-lost: the TimeoutError of work is taken for that of the look for an item."""

import asyncio
from typing import Any


async def async_pipeline(source: Any, work: Any, sink: Any, workers: int, buffer: int) -> int:
    if workers < 1 or buffer < 1:
        raise ValueError(workers, buffer)
    items: asyncio.Queue[Any] = asyncio.Queue(buffer)
    results: asyncio.Queue[Any] = asyncio.Queue(buffer)
    read_all = worked_all = False
    count = 0

    async def read() -> None:
        nonlocal read_all
        async for item in source:
            await items.put(item)
        read_all = True

    async def worker() -> None:
        while not (read_all and items.empty()):
            try:
                async with asyncio.timeout(0.2):
                    item = await items.get()
                await results.put(await work(item))
            except TimeoutError:
                continue  # nothing came: look again

    async def work_all() -> None:
        nonlocal worked_all
        async with asyncio.TaskGroup() as group:
            for _ in range(workers):
                group.create_task(worker())
        worked_all = True

    async def write() -> None:
        nonlocal count
        while not (worked_all and results.empty()):
            try:
                async with asyncio.timeout(0.2):
                    result = await results.get()
                await sink(result)
                count += 1
            except TimeoutError:
                continue

    try:
        async with asyncio.TaskGroup() as group:
            for one in (read, work_all, write):
                group.create_task(one())
    finally:
        if hasattr(source, "aclose"):
            await source.aclose()
    return count
