"""sink-shared: two writers take from the queue of results."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")
END = object()


async def async_pipeline(
    source: AsyncIterator[T],
    work: Callable[[T], Awaitable[R]],
    sink: Callable[[R], Awaitable[None]],
    workers: int,
    buffer: int,
) -> int:
    if workers < 1 or buffer < 1:
        raise ValueError(f"workers and buffer must be at least 1, not {workers} and {buffer}")
    items: asyncio.Queue[Any] = asyncio.Queue(buffer)
    results: asyncio.Queue[Any] = asyncio.Queue(buffer)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(read(source, items, workers))
            group.create_task(keep_working(items, work, results, workers))
            writers = [group.create_task(write(results, sink)) for _ in range(2)]
    finally:
        if hasattr(source, "aclose"):
            await source.aclose()
    return sum(writer.result() for writer in writers)


async def read(source: AsyncIterator[Any], items: asyncio.Queue[Any], workers: int) -> None:
    async for item in source:
        await items.put(item)
    for _ in range(workers):
        await items.put(END)


async def keep_working(items: asyncio.Queue[Any], work: Any, results: asyncio.Queue[Any], workers: int) -> None:
    async def worker() -> None:
        while (item := await items.get()) is not END:
            await results.put(await work(item))

    async with asyncio.TaskGroup() as group:
        for _ in range(workers):
            group.create_task(worker())
    for _ in range(2):
        await results.put(END)


async def write(results: asyncio.Queue[Any], sink: Any) -> int:
    count = 0
    while (result := await results.get()) is not END:
        await sink(result)
        count += 1
    return count
