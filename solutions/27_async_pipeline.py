"""A reader, some workers and a writer as tasks of one TaskGroup, and a bounded queue from one to the next.

Why it works: `put` waits while a queue is full, so a slow sink makes the workers wait, and they make the reader wait.
The TaskGroup makes the ending short: an error in any task cancels all the others, wherever they wait, and so does a
cancel from outside; the block is left when all of them have ended. Only then is the source closed, since a generator
that still waits for its next item cannot be. Each worker gets an END of its own, and when the last of them has ended
the writer gets one, too.

What else would: a task per item with a semaphore that is acquired before the reading and released after the sinking,
and a lock around the sink; from Python 3.13 on also `Queue.shutdown` in place of the sentinels.
"""

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
            writer = group.create_task(write(results, sink))
    finally:
        if hasattr(source, "aclose"):
            await source.aclose()
    return writer.result()


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
    await results.put(END)


async def write(results: asyncio.Queue[Any], sink: Any) -> int:
    count = 0
    while (result := await results.get()) is not END:
        await sink(result)
        count += 1
    return count
