"""errors-lost: the TimeoutError of work is taken for that of the look for an item."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

END = object()


async def read(source: AsyncIterator[Any], items: asyncio.Queue[Any], workers: int) -> None:
    try:
        async for item in source:
            await items.put(item)
    finally:
        if hasattr(source, "aclose"):
            await source.aclose()
    for _worker in range(workers):
        await items.put(END)


async def each(inbox: asyncio.Queue[Any], use: Callable[[Any], Awaitable[None]]) -> None:
    while True:
        try:
            item = await asyncio.wait_for(inbox.get(), 5.0)
            if item is END:
                return
            await use(item)
        except TimeoutError:  # nothing has come: look again
            continue


async def async_pipeline(source: Any, work: Any, sink: Any, workers: int, buffer: int) -> int:
    if workers < 1 or buffer < 1:
        raise ValueError(f"workers and buffer must be at least 1, not {workers} and {buffer}")
    items: asyncio.Queue[Any] = asyncio.Queue(buffer)
    results: asyncio.Queue[Any] = asyncio.Queue(buffer)
    sunk = 0

    async def work_on(item: Any) -> None:
        await results.put(await work(item))

    async def put_away(result: Any) -> None:
        nonlocal sunk
        await sink(result)
        sunk += 1

    async with asyncio.TaskGroup() as group:
        writer = group.create_task(each(results, put_away))
        group.create_task(read(source, items, workers))
        async with asyncio.TaskGroup() as crew:
            for _worker in range(workers):
                crew.create_task(each(items, work_on))
        await results.put(END)
        await writer
    return sunk
