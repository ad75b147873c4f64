"""sink-shared: results that come after the source's end do not wait for each other."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")


async def async_pipeline(
    source: AsyncIterator[T],
    work: Callable[[T], Awaitable[R]],
    sink: Callable[[R], Awaitable[None]],
    workers: int,
    buffer: int,
) -> int:
    if workers < 1 or buffer < 1:
        raise ValueError("workers and buffer must be at least 1")
    room = asyncio.Semaphore(workers + 2 * buffer + 2)
    desks, sinking = asyncio.Semaphore(workers), asyncio.Lock()
    count = 0
    over = False

    async def one(item: Any) -> None:
        nonlocal count
        async with desks:
            result = await work(item)
        if over:
            await sink(result)
        else:
            async with sinking:
                await sink(result)
        count += 1
        room.release()

    try:
        async with asyncio.TaskGroup() as group:
            await room.acquire()
            async for item in source:
                group.create_task(one(item))
                await room.acquire()
            over = True
    finally:
        if hasattr(source, "aclose"):
            await source.aclose()
    return count
